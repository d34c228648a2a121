namespace ModelGen.Optimizers;

/// <summary>
/// Gradient descent, with momentum if asked: v = momentum v + g, theta -= rate v; with Nesterov's look-ahead, theta -= rate (g + momentum v).
/// Rarely the best choice for a PINN, whose loss is badly conditioned. Polyak 1964; Sutskever et al. 2013.
/// </summary>
public sealed record Sgd : Optimizer
{
    /// <summary>The settings.</summary>
    /// <param name="learningRate">Positive.</param>
    /// <param name="momentum">In [0, 1); 0 for plain gradient descent.</param>
    /// <param name="nesterov">Looks ahead along the momentum; needs momentum above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="ArgumentException">Nesterov without momentum.</exception>
    public Sgd(double learningRate = 1e-2, double momentum = 0, bool nesterov = false)
    {
        LearningRate = RequirePositive(learningRate, nameof(learningRate));
        Momentum = RequireFraction(momentum, nameof(momentum));
        if (nesterov && momentum == 0)
        {
            throw new ArgumentException("Nesterov's method looks ahead along the momentum; pass a momentum above 0, such as 0.9.", nameof(nesterov));
        }

        Nesterov = nesterov;
    }

    /// <inheritdoc/>
    public override string Name => Nesterov ? "Nesterov" : Momentum > 0 ? "momentum" : "SGD";

    /// <summary>The rate before any schedule.</summary>
    public double LearningRate { get; }

    /// <summary>The part of the previous step that is kept.</summary>
    public double Momentum { get; }

    /// <summary>Whether the step looks ahead along the momentum.</summary>
    public bool Nesterov { get; }

    /// <inheritdoc/>
    public override double? BaseLearningRate => LearningRate;

    /// <inheritdoc/>
    public override bool IsStochastic => true;

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(int parameterCount) => new SgdState<T>(this, parameterCount);
}
