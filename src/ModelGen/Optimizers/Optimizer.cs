using System.Numerics;
using ModelGen.Objectives;

namespace ModelGen.Optimizers;

/// <summary>
/// The settings of an optimiser; immutable, comparable, and shared by both precisions. A new method derives from this class
/// and from <see cref="OptimizerState{T}"/>, and is added to a plan by its method Then.
/// </summary>
public abstract record Optimizer
{
    /// <summary>The method's name, as progress and checkpoints show it.</summary>
    public abstract string Name { get; }

    /// <summary>The rate that schedules start from; null where the method finds its own step lengths.</summary>
    public virtual double? BaseLearningRate => null;

    /// <summary>Whether the method loses its point in single precision; a plan then refuses a float model.</summary>
    public virtual bool RequiresDouble => false;

    /// <summary>Whether mini-batches and gradient clipping make sense: methods that compare losses between steps need one objective.</summary>
    public virtual bool IsStochastic => false;

    /// <summary>Whether the method solves for its steps from the rows of a residual: the loss must be an <see cref="ILeastSquares{T}"/>.</summary>
    public virtual bool NeedsLeastSquares => false;

    /// <summary>Whether the method solves for its steps among those rows: the loss must be an <see cref="IKernelLeastSquares{T}"/>.</summary>
    public virtual bool NeedsKernel => false;

    /// <summary>Rows of the residual for each parameter that the method wants unless the plan says otherwise; 0 for those that the data have.</summary>
    public virtual double DefaultRowsPerParameter => NeedsLeastSquares && FreshRows is null ? 2 : 0;

    /// <summary>Iterations from one redraw of the points to the next unless the plan says otherwise, by the size of the residual; 0 for never.</summary>
    public virtual int DefaultRedrawInterval => FreshRows is not null ? 1 : NeedsLeastSquares ? 10 : 0;

    /// <summary>How many rows the method wants drawn anew for every iteration; null for the rows that the data have.</summary>
    public virtual FreshRows? FreshRows => null;

    /// <summary>
    /// Iterations without a fall of the validation loss after which more rows are taken, or the phase ends, unless the plan says otherwise; null for never.
    /// </summary>
    public virtual int? DefaultPatience => null;

    /// <summary>The relative fall of the validation loss that <see cref="DefaultPatience"/> waits for.</summary>
    public virtual double DefaultImprovement => 1e-3;

    /// <summary>Iterations between evaluations of the validation loss unless the plan says otherwise.</summary>
    public virtual int DefaultValidateEvery => 50;

    /// <summary>Allocates everything that steps need.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="parameterCount">P.</param>
    public abstract OptimizerState<T> CreateState<T>(int parameterCount) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>What to try when the loss stops being finite.</summary>
    internal virtual string DivergenceAdvice => "lower the learning rate, or clip gradients with Clip(1)";

    private protected static double RequirePositive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be a positive number.");

    private protected static double RequireFraction(double value, string name) =>
        value >= 0 && value < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be at least 0 and below 1.");

    /// <summary>c2 of the Wolfe conditions, above c1 and below 1.</summary>
    private protected static double RequireCurvature(double curvature, double sufficientDecrease) =>
        RequireFraction(curvature, nameof(curvature)) > sufficientDecrease
            ? curvature
            : throw new ArgumentOutOfRangeException(
                nameof(curvature),
                curvature,
                "The curvature constant must lie between the constant of sufficient decrease and 1; use 0.9.");

    private protected static double RequireNotNegative(double value, string name) =>
        value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be a finite number and not negative.");
}
