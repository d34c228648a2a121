namespace ModelGen.Examples.Data;

/// <summary>Tells every tenth of a data set that is solved, a line each.</summary>
/// <param name="name">What is solved.</param>
/// <param name="output">Where to.</param>
public sealed class SolvingProgress(string name, TextWriter output) : IProgress<double>
{
    private readonly Lock _gate = new();
    private int _told;

    /// <inheritdoc/>
    public void Report(double value)
    {
        lock (_gate)
        {
            int tenths = (int)(10 * value);
            if (tenths > _told)
            {
                _told = tenths;
                output.WriteLine($"{name}: {10 * tenths} % solved");
            }
        }
    }
}
