using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Plans;

/// <summary>Points that all samples of a step share.</summary>
/// <param name="Count">Points of a step.</param>
/// <param name="IsPrediction">Whether the caller says where they are; else they are drawn.</param>
/// <param name="Forward">The program that computes the tensors of points.</param>
/// <param name="Back">The program that brings their adjoints to the parameters; -1 where nothing trains them.</param>
/// <param name="Tensors">What the programs of samples read.</param>
internal sealed record PointSetPlan(int Count, bool IsPrediction, int Forward, int Back, IReadOnlyList<ParameterShape> Tensors);
