namespace ModelGen.Passes;

/// <summary>
/// Units of the parameters: parameter = unit x variable, where the variables are what optimisers move. A field u = S N has its scale S here, as the unit of
/// its rows in the last layer, so that kernels compute with parameters as ever, and a step sees a network of order 1.
/// </summary>
/// <param name="units">[ValueCount]; powers of two, so that no bit is lost either way.</param>
internal sealed class ParameterUnits(double[] units)
{
    private readonly (int First, int End)[] _ranges = RangesOf(units);

    /// <summary>The unit of a parameter.</summary>
    public double this[int parameter] => units[parameter];

    /// <summary>Runs of parameters whose unit is not 1.</summary>
    public ReadOnlySpan<(int First, int End)> Ranges => _ranges;

    private static (int First, int End)[] RangesOf(double[] units)
    {
        List<(int First, int End)> ranges = [];
        int first = -1;
        for (int p = 0; p <= units.Length; p++)
        {
            bool scaled = p < units.Length && units[p] != 1;
            if (scaled && first < 0)
            {
                first = p;
            }
            else if (!scaled && first >= 0)
            {
                ranges.Add((first, p));
                first = -1;
            }
        }

        return [.. ranges];
    }
}
