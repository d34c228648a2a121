namespace ModelGen.Optimizers;

/// <summary>
/// Adam with decoupled weight decay: the parameters also shrink by rate x decay in every step, whatever the gradient's scale.
/// In a [Pinn] every parameter decays, learnable scalars included: use <see cref="Adam"/> for inverse problems. In a [Network] the weights of layers decay, and
/// biases, norms and scalars do not. Loshchilov and Hutter 2019, algorithm 2.
/// </summary>
public sealed record AdamW : Optimizer
{
    /// <summary>The settings.</summary>
    /// <param name="learningRate">Positive.</param>
    /// <param name="weightDecay">Not negative.</param>
    /// <param name="beta1">Decay of the mean gradient, in [0, 1).</param>
    /// <param name="beta2">Decay of the mean square gradient, in [0, 1).</param>
    /// <param name="epsilon">Positive; keeps the division finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public AdamW(double learningRate = 1e-3, double weightDecay = 1e-2, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        LearningRate = RequirePositive(learningRate, nameof(learningRate));
        WeightDecay = RequireNotNegative(weightDecay, nameof(weightDecay));
        Beta1 = RequireFraction(beta1, nameof(beta1));
        Beta2 = RequireFraction(beta2, nameof(beta2));
        Epsilon = RequirePositive(epsilon, nameof(epsilon));
    }

    /// <inheritdoc/>
    public override string Name => "AdamW";

    /// <summary>The rate before any schedule.</summary>
    public double LearningRate { get; }

    /// <summary>The fraction of each parameter that a step at rate 1 takes away.</summary>
    public double WeightDecay { get; }

    /// <summary>Decay of the mean gradient.</summary>
    public double Beta1 { get; }

    /// <summary>Decay of the mean square gradient.</summary>
    public double Beta2 { get; }

    /// <summary>Keeps the division finite.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override double? BaseLearningRate => LearningRate;

    /// <inheritdoc/>
    public override bool IsStochastic => true;

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(int parameterCount) => new AdamState<T>(Settings, parameterCount);

    internal AdamSettings Settings => new(Beta1, Beta2, Epsilon, WeightDecay);
}
