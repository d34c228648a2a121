namespace ModelGen.Gpu;

/// <summary>Says once that work asked of a device is done on the processor.</summary>
internal static class FallbackNotices
{
    private static readonly Lock s_gate = new();
    private static readonly HashSet<(Type Model, Device Device, string Notice)> s_said = [];
    private static TextWriter? s_writer;

    /// <inheritdoc cref="Device.Notices"/>
    public static TextWriter Writer
    {
        get
        {
            lock (s_gate)
            {
                return s_writer ?? Console.Error;
            }
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            lock (s_gate)
            {
                s_writer = value;
                s_said.Clear();
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

        lock (s_gate)
        {
            if (s_said.Add((model.GetType(), device, notice)))
            {
                (s_writer ?? Console.Error).WriteLine(notice);
            }
        }
    }
}
