using ModelGen.Examples.Fields;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Plots;

/// <summary>The kernel of a linear layer beside Green's function of -Laplace on a periodic grid of length 1.</summary>
/// <param name="Dimensions">2 or 3.</param>
/// <param name="Points">n: points along each axis.</param>
/// <param name="Kernel">n^d times the weight for each displacement, without its mean, [dx mod n, dy mod n, ..].</param>
/// <param name="Exact">The potential of a unit charge at the origin, by the solver, of the same shape.</param>
public sealed record KernelResult(int Dimensions, int Points, IReadOnlyList<double> Kernel, IReadOnlyList<double> Exact)
{
    /// <summary>|kernel - exact| / |exact|.</summary>
    public double Error { get; } = References.ErrorNorms.RelativeL2([.. Kernel], [.. Exact]);

    /// <summary>The kernel of a network that is one convolution with a kernel as large as its grid.</summary>
    /// <param name="model">The network; all its parameters are the kernel.</param>
    /// <param name="dimensions">2 or 3.</param>
    /// <param name="points">n.</param>
    public static KernelResult Of(NetworkModel model, int dimensions, int points)
    {
        ArgumentNullException.ThrowIfNull(model);
        double[] weights = new double[model.ParameterCount], kernel = new double[weights.Length], charge = new double[weights.Length];
        model.GetParameters(weights);
        double mean = weights.Average();
        for (int tap = 0; tap < weights.Length; tap++)
        {
            // a tap k multiplies the density at a distance of k - (n - 1) / 2; the potential is felt at the opposite one
            int place = 0;
            for (int axis = 0, rest = tap, stride = 1; axis < dimensions; axis++, rest /= points, stride *= points)
            {
                place += ((points - 1) / 2 - rest % points + points) % points * stride;
            }

            kernel[place] = weights.Length * (weights[tap] - mean);
        }

        charge[0] = weights.Length;
        PoissonSolver solver = new(dimensions, GridBoundary.Periodic, points, DifferenceScheme.Central);
        return new KernelResult(dimensions, points, kernel, solver.Solve(charge));
    }

    /// <summary>
    /// Green's function of the continuum near its charge: in space 1 / (4 pi r) - 0.225785 + r^2 / 6 (Ewald), in the plane
    /// -ln(r) / (2 pi) - 0.208578 + r^2 / 4; constant and square are of the periodic images and of the uniform charge that makes the whole neutral.
    /// </summary>
    public double Continuum(double r) => Dimensions == 3
        ? 1 / (4 * Math.PI * r) - 0.225785 + r * r / 6
        : -Math.Log(r) / (2 * Math.PI) - 0.208578 + r * r / 4;

    /// <summary>The kernel over the distance from the charge to its nearest image, up to half the length.</summary>
    public IEnumerable<(double Distance, double Value)> Profile()
    {
        for (int place = 1; place < Kernel.Count; place++)
        {
            double square = 0;
            for (int axis = 0, rest = place; axis < Dimensions; axis++, rest /= Points)
            {
                double steps = Math.Min(rest % Points, Points - rest % Points) / (double)Points;
                square += steps * steps;
            }

            if (square <= 0.25)
            {
                yield return (Math.Sqrt(square), Kernel[place]);
            }
        }
    }
}
