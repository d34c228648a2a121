namespace ModelGen.Examples;

/// <summary>Noisy values of y = sin(2x) where it was measured: nowhere between <see cref="GapStart"/> and <see cref="GapEnd"/>.</summary>
internal sealed record Measurements(double[] X, double[] Y)
{
    public const double Start = -4, GapStart = -1.25, GapEnd = 1.25, End = 4, Noise = 0.1;

    public static double Exact(double x) => Math.Sin(2 * x);

    public static Measurements Draw(int count, int seed)
    {
        Random random = new(seed);
        double[] x = [.. Enumerable.Range(0, count).Select(i => i % 2 == 0
            ? Start + (GapStart - Start) * random.NextDouble() : GapEnd + (End - GapEnd) * random.NextDouble())];
        return new Measurements(x, [.. x.Select(at => Exact(at) + Noise * Normal(random))]);
    }

    // Box and Muller 1958
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
