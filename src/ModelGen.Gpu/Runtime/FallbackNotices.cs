namespace ModelGen.Gpu;

/// <summary>Says once that work asked of a device is done on the processor.</summary>
internal static class FallbackNotices
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<(Type Model, Device Device, string Notice)> Said = [];
    private static TextWriter? _writer;

    /// <inheritdoc cref="Device.Notices"/>
    public static TextWriter Writer
    {
        get
        {
            lock (Gate)
            {
                return _writer ?? Console.Error;
            }
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            lock (Gate)
            {
                _writer = value;
                Said.Clear();
            }
        }
    }

    /// <summary>Writes a notice, unless it is null or has been written for this model type and device.</summary>
    public static void Say(PinnModel model, Device device, string? notice)
    {
        if (notice is null)
        {
            return;
        }

        lock (Gate)
        {
            if (Said.Add((model.GetType(), device, notice)))
            {
                (_writer ?? Console.Error).WriteLine(notice);
            }
        }
    }
}
