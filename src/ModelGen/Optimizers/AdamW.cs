namespace ModelGen.Optimizers;

/// <summary>
/// Adam with decoupled weight decay: the parameters also shrink by rate x decay in every step, whatever the gradient's scale.
/// Every parameter decays, learnable scalars included: use <see cref="Adam"/> for inverse problems. Loshchilov and Hutter 2019, algorithm 2.
/// </summary>
public sealed record AdamW : Adam
{
    /// <summary>The settings.</summary>
    /// <param name="learningRate">Positive.</param>
    /// <param name="weightDecay">Not negative.</param>
    /// <param name="beta1">Decay of the mean gradient, in [0, 1).</param>
    /// <param name="beta2">Decay of the mean square gradient, in [0, 1).</param>
    /// <param name="epsilon">Positive; keeps the division finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public AdamW(double learningRate = 1e-3, double weightDecay = 1e-2, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(learningRate, beta1, beta2, epsilon) =>
        WeightDecay = RequireNotNegative(weightDecay, nameof(weightDecay));

    /// <inheritdoc/>
    public override string Name => "AdamW";

    /// <summary>The fraction of each parameter that a step at rate 1 takes away.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(int parameterCount) => new AdamState<T>(this, parameterCount, WeightDecay);
}
