using ModelGen.Examples.References;
using ModelGen.Samplers;

namespace ModelGen.Examples;

/// <summary>Scattered samples of the reference solution; the noise is Gaussian, a fraction of u's standard deviation.</summary>
internal sealed record Measurements(double[] X, double[] T, double[] U, double Noise)
{
    public static Measurements Draw(int count, double noise, int seed)
    {
        CounterRandom random = new((ulong)seed, CounterRandom.StreamOf("measurements"));
        double[] x = new double[count];
        double[] t = new double[count];
        for (int i = 0; i < count; i++)
        {
            x[i] = -1 + 2 * random.NextUniform();
            t[i] = random.NextUniform();
        }

        double[] u = BurgersReference.Values(x, t);
        double mean = u.Average();
        double deviation = Math.Sqrt(u.Average(value => (value - mean) * (value - mean)));
        for (int i = 0; i < count; i++)
        {
            u[i] += noise * deviation * random.NextNormal();
        }

        return new Measurements(x, t, u, noise);
    }
}
