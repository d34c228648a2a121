using ModelGen.Examples.Fields;
using ModelGen.Examples.References;
using ModelGen.Examples.Solvers;
using ModelGen.Samplers;

namespace ModelGen.Examples;

/// <summary>Densities, and their potentials by the five-point scheme, solved by eigenfunctions: Fourier's, or sines where phi is 0 around the grid.</summary>
/// <param name="Rho">[sample, x, y], or with z.</param>
/// <param name="Phi">The same.</param>
public sealed record PoissonData(double[] Rho, double[] Phi)
{
    private const ulong Seed = 1;

    /// <summary>Gaussian random fields as smooth as those of Darcy's problem in Li et al. 2021: N(0, (-Laplace + 9)^-2).</summary>
    /// <param name="boundary">Periodic or zero.</param>
    /// <param name="first">The index of the first; the same index is the same field.</param>
    /// <param name="count">How many.</param>
    public static PoissonData Smooth(GridBoundary boundary, int first, int count)
    {
        GaussianField field = new(2, boundary, boundary == GridBoundary.Periodic ? 15 : 30, sigma: 1, tau: 3, alpha: 2);
        PoissonSolver solver = new(2, boundary, PoissonParts.Points, DifferenceScheme.Central);
        return Solve(solver, count, index => field.Sample(Seed, first + index, PoissonParts.Points));
    }

    /// <summary>White noise on a periodic grid: every frequency is as strong as any other, so that a linear layer learns all of them as fast.</summary>
    public static PoissonData Noise(int dimensions, int points, int count)
    {
        PoissonSolver solver = new(dimensions, GridBoundary.Periodic, points, DifferenceScheme.Central);
        return Solve(solver, count, index =>
        {
            CounterRandom random = new(Seed, (ulong)index);
            return WithoutMean([.. Enumerable.Range(0, TensorProduct.Power(points, dimensions)).Select(_ => random.NextNormal())]);
        });
    }

    /// <summary>The mean over samples of |p - phi| / |phi|.</summary>
    /// <param name="prediction">p, [sample, ..].</param>
    /// <param name="length">Numbers of a sample.</param>
    public double Error(ReadOnlySpan<double> prediction, int length)
    {
        int count = Phi.Length / length;
        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            sum += ErrorNorms.RelativeL2(prediction.Slice(k * length, length), Phi.AsSpan(k * length, length));
        }

        return sum / count;
    }

    private static PoissonData Solve(PoissonSolver solver, int count, Func<int, double[]> density)
    {
        double[][] densities = [.. Enumerable.Range(0, count).Select(density)];
        return new PoissonData([.. densities.SelectMany(rho => rho)], [.. densities.SelectMany(rho => solver.Solve(rho))]);
    }

    private static double[] WithoutMean(double[] values)
    {
        double mean = values.Average();
        return [.. values.Select(value => value - mean)];
    }
}
