namespace ModelGen.Optimizers;

/// <summary>
/// Levenberg-Marquardt in kernel form: delta = -J' (K + lambda I)^-1 r with K = J J', for few rows N that are drawn anew in every iteration, which by the
/// identity of Woodbury is the step of (J'J + lambda I) delta = -J'r. Costs N^2 P operations an iteration and 8 N P bytes, where the full form costs
/// rows x P^2: the first phase of a training, from a random start, for up to some 30,000 parameters, in double precision. Not for the last digits of a small
/// network, which <see cref="SelfScaledBroyden"/> finds sooner.
/// Lambda is relative to trace(K) / N, and follows the length a = 1, 1/2, 1/4, ... that the loss of the same rows prefers: / 1.5 after a whole step, kept
/// after a half, x 2 else. Of the steps that satisfy the rows the one nearest to mu times the step before is taken,
/// delta = m - J' (K + lambda I)^-1 (r + J m): momentum that does not contradict the rows (SPRING), with a mu that begins at 0 and grows with whole steps.
/// The rows are doubled where the validation loss has stopped falling, and the phase ends where it stops again.
/// Goldshlager, Abrahamsen and Lin 2024 (arXiv:2401.10190); Ren and Goldfarb 2019 (arXiv:1906.02353); Dangel, Müller and Zeinhofer 2024 (arXiv:2405.15603);
/// Guzmán-Cordero et al. 2025 (arXiv:2505.12149).
/// </summary>
public sealed record KernelLevenbergMarquardt : Optimizer
{
    // two validations were too few for waves, which stand for longer before they go on
    private const int PatientValidations = 8;
    private const int ValidationInterval = 20;

    /// <summary>The settings.</summary>
    /// <param name="rows">Rows of the first iterations, at most <see cref="FreshRows.Limit"/>.</param>
    /// <param name="mostRows">Rows to stop at, at most <see cref="FreshRows.Limit"/>; null for 2 x rows, and 4 x rows above 4,000 parameters.</param>
    /// <param name="damping">The first lambda, relative to trace(K) / N.</param>
    /// <param name="momentum">The largest mu, in [0, 1); 0 for steps that know nothing of earlier ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public KernelLevenbergMarquardt(int rows = 256, int? mostRows = null, double damping = 1e-6, double momentum = 0.9)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, FreshRows.Limit);
        if (mostRows is { } most)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(most, rows, nameof(mostRows));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(most, FreshRows.Limit, nameof(mostRows));
        }

        Damping = RequirePositive(damping, nameof(damping));
        Momentum = RequireFraction(momentum, nameof(momentum));
        FreshRows = new FreshRows(rows, mostRows);
    }

    /// <inheritdoc/>
    public override string Name => "kernel Levenberg-Marquardt";

    /// <summary>The first lambda, relative to trace(K) / N.</summary>
    public double Damping { get; }

    /// <summary>The largest part of the step before that the next one begins with.</summary>
    public double Momentum { get; }

    /// <inheritdoc/>
    public override FreshRows FreshRows { get; }

    /// <inheritdoc/>
    public override bool RequiresDouble => true;

    /// <inheritdoc/>
    public override bool NeedsLeastSquares => true;

    /// <inheritdoc/>
    public override bool NeedsKernel => true;

    /// <inheritdoc/>
    public override int DefaultValidateEvery => ValidationInterval;

    /// <inheritdoc/>
    public override int? DefaultPatience => PatientValidations * ValidationInterval;

    /// <inheritdoc/>
    public override double DefaultImprovement => 0.3;

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(int parameterCount) => new KernelLevenbergMarquardtState<T>(this, parameterCount);

    /// <inheritdoc/>
    internal override string DivergenceAdvice => "check the equations for divisions, roots and logarithms, and start with a few hundred iterations of Adam";
}
