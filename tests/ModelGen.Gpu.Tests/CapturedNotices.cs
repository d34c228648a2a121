namespace ModelGen.Gpu.Tests;

/// <summary>Listens to <see cref="Device.Notices"/> while it lives.</summary>
internal sealed class CapturedNotices : IDisposable
{
    private readonly TextWriter _before = Device.Notices;
    private readonly StringWriter _text = new();

    public CapturedNotices() => Device.Notices = _text;

    public string[] Lines => _text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <inheritdoc/>
    public void Dispose()
    {
        Device.Notices = _before;
        _text.Dispose();
    }
}
