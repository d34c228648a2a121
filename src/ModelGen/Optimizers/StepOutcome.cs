namespace ModelGen.Optimizers;

/// <summary>What a step did.</summary>
/// <param name="Loss">The weighted loss: before the step for first-order methods, after it for methods that search along a line or in a region.</param>
/// <param name="Evaluations">How often all points were visited.</param>
/// <param name="Stalled">Whether no smaller loss was found: on these points the method is at its end.</param>
public readonly record struct StepOutcome(double Loss, int Evaluations, bool Stalled = false);

/// <summary>What the trainer decides for a step.</summary>
/// <param name="LearningRate">The rate of the schedule; ignored by methods without one.</param>
/// <param name="MaximumGradientNorm">Longer gradients are shortened to this Euclidean norm; infinity for none. Ignored by methods that search.</param>
public readonly record struct StepSettings(double LearningRate, double MaximumGradientNorm = double.PositiveInfinity);
