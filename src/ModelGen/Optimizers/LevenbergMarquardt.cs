namespace ModelGen.Optimizers;

/// <summary>
/// Levenberg-Marquardt: solves (G + lambda D) delta = -g with G = J'J, g = J'r and D = max(diag G, 1e-8 mean diag G), streamed so that J is never stored, and
/// adds half the geodesic acceleration. Few steps that are each worth many, for up to some 1,500 parameters, in double precision;
/// <see cref="SelfScaledBroyden"/> mostly has the smaller error at equal time. Needs at least as many rows as parameters. Cost N P^2 operations and 12 P^2
/// bytes an iteration. Marquardt 1963; Transtrum and Sethna 2012 (arXiv:1201.5885).
/// </summary>
public sealed record LevenbergMarquardt : Optimizer
{
    /// <summary>The settings.</summary>
    /// <param name="damping">The first lambda.</param>
    /// <param name="acceleration">Whether to add the geodesic acceleration.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public LevenbergMarquardt(double damping = 0.1, bool acceleration = true)
    {
        Damping = RequirePositive(damping, nameof(damping));
        Acceleration = acceleration;
    }

    /// <inheritdoc/>
    public override string Name => "Levenberg-Marquardt";

    /// <summary>The first lambda.</summary>
    public double Damping { get; }

    /// <summary>Whether the geodesic acceleration is added.</summary>
    public bool Acceleration { get; }

    /// <inheritdoc/>
    public override bool RequiresDouble => true;

    /// <inheritdoc/>
    public override bool NeedsLeastSquares => true;

    /// <inheritdoc/>
    public override int DefaultValidateEvery => 1;

    /// <inheritdoc/>
    public override int? DefaultPatience => 60;

    /// <inheritdoc/>
    public override double DefaultImprovement => 0.1;

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(int parameterCount) => new LevenbergMarquardtState<T>(this, parameterCount);

    /// <inheritdoc/>
    internal override string DivergenceAdvice =>
        "start with Adam, which brings the parameters to where the loss is smooth, and check the equations for divisions, roots and logarithms";
}
