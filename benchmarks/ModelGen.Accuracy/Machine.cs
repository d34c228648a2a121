using System.Globalization;
using ModelGen.Benchmarks;
using ModelGen.Numerics;

namespace ModelGen.Accuracy;

/// <summary>What the times of a run depend on.</summary>
internal static class Machine
{
    /// <summary>GFLOP/s of double multiply-add of a core that the seconds of issue 12 are stated for: Zen 4.</summary>
    public const double ReferencePeak = 58;

    private const int Samples = 9;

    /// <summary>Cores, lanes and the peak of one.</summary>
    public static string Describe() => Describe(Peak());

    /// <summary>Cores, lanes and the peak of one, as it was measured.</summary>
    public static string Describe(double peak) => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, lanes {LaneSelection.Widest}, {peak:F1} GFLOP/s of double FMA a core");

    /// <summary>GFLOP/s of double multiply-add of one core while all are busy: the best sample, because other work only lowers it.</summary>
    public static double Peak()
    {
        int cores = Environment.ProcessorCount;
        using PeakLoop loop = PeakLoop.Create(Precision.Double, cores);
        return Enumerable.Range(0, Samples).Max(_ => loop.Sample() / cores);
    }
}
