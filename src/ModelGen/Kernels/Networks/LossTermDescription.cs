namespace ModelGen.Kernels.Networks;

/// <summary>A term of the loss, or a metric: the mean over samples of a scalar.</summary>
/// <param name="Name">The declared name.</param>
/// <param name="Weight">How much it counts in the loss.</param>
/// <param name="IsMetric">Whether it is reported only.</param>
public sealed record LossTermDescription(string Name, double Weight, bool IsMetric);
