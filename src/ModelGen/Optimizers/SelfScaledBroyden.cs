using System.Globalization;
using ModelGen.LinearAlgebra;

namespace ModelGen.Optimizers;

/// <summary>
/// Self-scaled Broyden: a quasi-Newton method with a full inverse Hessian H, which is divided by a tau of its own in every update, and a line search that
/// meets the strong Wolfe conditions. Superlinear where L-BFGS is not, and with none of the P^3 of Levenberg-Marquardt: the finisher up to some 5,000
/// parameters. Not for a random start of a large network, where it wastes its first thousands of iterations. Needs one objective: full batches, points redrawn
/// rarely, through which H is kept. About 4 P^2 bytes, in memory and in checkpoints.
/// H+ = (H - H y (H y)' / y'H y + phi v v') / tau + s s' / y's, v = sqrt(y'H y) (s / y's - H y / y'H y).
/// Al-Baali 1998, "Numerical experience with a class of self-scaling quasi-Newton algorithms"; Urbán, Stefanou and Pons 2025, "Unveiling the optimization
/// process of physics informed neural networks" (arXiv:2405.04230).
/// </summary>
public sealed record SelfScaledBroyden : Optimizer
{
    /// <summary>The settings.</summary>
    /// <param name="sufficientDecrease">c1 of the Wolfe conditions: loss(a) at most loss(0) + c1 a slope(0).</param>
    /// <param name="curvature">c2 of the Wolfe conditions: |slope(a)| at most c2 |slope(0)|.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 &lt; c1 &lt; c2 &lt; 1.</exception>
    public SelfScaledBroyden(double sufficientDecrease = 1e-4, double curvature = 0.9)
    {
        SufficientDecrease = RequirePositive(sufficientDecrease, nameof(sufficientDecrease));
        Curvature = RequireCurvature(curvature, SufficientDecrease);
    }

    /// <inheritdoc/>
    public override string Name => "self-scaled Broyden";

    /// <summary>c1 of the Wolfe conditions.</summary>
    public double SufficientDecrease { get; }

    /// <summary>c2 of the Wolfe conditions.</summary>
    public double Curvature { get; }

    /// <inheritdoc/>
    public override int DefaultValidateEvery => 10;

    /// <inheritdoc/>
    public override int? DefaultPatience => 3 * DefaultRedrawInterval;

    /// <inheritdoc/>
    public override double DefaultImprovement => 0.1;

    /// <inheritdoc/>
    public override double DefaultRowsPerParameter => 4;

    /// <inheritdoc/>
    public override int DefaultRedrawInterval => 500;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">H would take more than half of the memory, or more numbers than an array holds.</exception>
    public override OptimizerState<T> CreateState<T>(int parameterCount)
    {
        double numbers = TiledSymmetricMatrix.NumbersOf(parameterCount);
        double bytes = sizeof(double) * numbers;
        if (numbers > Array.MaxLength || bytes > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Name} keeps a matrix of {bytes / 1e9:N1} GB for {parameterCount:N0} parameters, which is too much here; "
                + $"train by KernelLevenbergMarquardt, or LBfgs."));
        }

        return new SelfScaledBroydenState<T>(this, parameterCount);
    }

    /// <inheritdoc/>
    internal override string DivergenceAdvice =>
        "start with KernelLevenbergMarquardt, or Adam, which bring the parameters to where the loss is smooth, "
        + "and check the equations for divisions, roots and logarithms";
}
