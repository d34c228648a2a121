namespace ModelGen.Optimizers;

/// <summary>
/// Limited-memory BFGS with a line search that meets the strong Wolfe conditions. Needs one objective: full batches, points redrawn
/// rarely. The choice after Adam where there are too many parameters for Levenberg-Marquardt. Nocedal and Wright 2006, algorithms 7.4, 7.5, 3.5 and 3.6.
/// </summary>
public sealed record LBfgs : Optimizer
{
    /// <summary>The settings.</summary>
    /// <param name="history">Pairs of steps and gradient differences that are kept; memory is 2 x history x P numbers.</param>
    /// <param name="sufficientDecrease">c1 of the Wolfe conditions: loss(a) at most loss(0) + c1 a slope(0).</param>
    /// <param name="curvature">c2 of the Wolfe conditions: |slope(a)| at most c2 |slope(0)|.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range: history below 1, or not 0 &lt; c1 &lt; c2 &lt; 1.</exception>
    public LBfgs(int history = 50, double sufficientDecrease = 1e-4, double curvature = 0.9)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(history, 1);
        History = history;
        SufficientDecrease = RequirePositive(sufficientDecrease, nameof(sufficientDecrease));
        Curvature = RequireCurvature(curvature, SufficientDecrease);
    }

    /// <inheritdoc/>
    public override string Name => "L-BFGS";

    /// <summary>Pairs that are kept.</summary>
    public int History { get; }

    /// <summary>c1 of the Wolfe conditions.</summary>
    public double SufficientDecrease { get; }

    /// <summary>c2 of the Wolfe conditions.</summary>
    public double Curvature { get; }

    /// <inheritdoc/>
    public override int DefaultValidateEvery => 10;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The pairs of so many parameters are more numbers than an array holds.</exception>
    public override OptimizerState<T> CreateState<T>(int parameterCount) => (long)History * parameterCount <= Array.MaxLength
        ? new LBfgsState<T>(this, parameterCount)
        : throw new InvalidOperationException(
            $"{Name} with a history of {History} pairs cannot keep them for {parameterCount} parameters; "
            + $"use a history of at most {Array.MaxLength / parameterCount}.");

    /// <inheritdoc/>
    internal override string DivergenceAdvice =>
        "start with Adam, which brings the parameters to where the loss is smooth, and check the equations for divisions, roots and logarithms";
}
