namespace ModelGen.Optimizers;

/// <summary>
/// Adam: m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2, theta -= rate (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon).
/// Robust from any start, slow at the end: follow it by L-BFGS or Levenberg-Marquardt. Kingma and Ba 2015, algorithm 1.
/// </summary>
public sealed record Adam : Optimizer
{
    /// <summary>The settings.</summary>
    /// <param name="learningRate">Positive.</param>
    /// <param name="beta1">Decay of the mean gradient, in [0, 1).</param>
    /// <param name="beta2">Decay of the mean square gradient, in [0, 1).</param>
    /// <param name="epsilon">Positive; keeps the division finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        LearningRate = RequirePositive(learningRate, nameof(learningRate));
        Beta1 = RequireFraction(beta1, nameof(beta1));
        Beta2 = RequireFraction(beta2, nameof(beta2));
        Epsilon = RequirePositive(epsilon, nameof(epsilon));
    }

    /// <inheritdoc/>
    public override string Name => "Adam";

    /// <summary>The rate before any schedule.</summary>
    public double LearningRate { get; }

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

    internal AdamSettings Settings => new(Beta1, Beta2, Epsilon, WeightDecay: 0);
}
