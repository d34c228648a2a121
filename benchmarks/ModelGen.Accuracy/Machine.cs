using System.Globalization;
using ModelGen.Benchmarks;
using ModelGen.Numerics;

namespace ModelGen.Accuracy;

/// <summary>What the times of a run depend on.</summary>
internal static class Machine
{
    private const int Samples = 9;

    /// <summary>Cores, lanes and the double multiply-add rate of one core while all are busy: the best sample, because other work only lowers it.</summary>
    public static string Describe()
    {
        int cores = Environment.ProcessorCount;
        using PeakLoop loop = PeakLoop.Create(Precision.Double, cores);
        double peak = Enumerable.Range(0, Samples).Max(_ => loop.Sample() / cores);
        return string.Create(CultureInfo.InvariantCulture, $"{cores} cores, lanes {LaneSelection.Widest}, {peak:F1} GFLOP/s of double FMA a core");
    }
}
