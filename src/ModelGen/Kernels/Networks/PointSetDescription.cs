namespace ModelGen.Kernels.Networks;

/// <summary>Points that all samples of a step share: what depends on coordinates alone is computed once for each of them.</summary>
/// <param name="Count">Points of a step.</param>
/// <param name="IsPrediction">Whether the caller says where they are; else they are drawn anew for every batch.</param>
/// <param name="Forward">The program that computes the tensors, whose samples are the points.</param>
/// <param name="Back">The program that brings their adjoints to the gradient; -1 where nothing trains them.</param>
/// <param name="Tensors">What the programs of samples read, as if it were parameters.</param>
public sealed record PointSetDescription(int Count, bool IsPrediction, int Forward, int Back, IReadOnlyList<PointTensorDescription> Tensors);

/// <summary>Numbers of every point of a set.</summary>
/// <param name="Offset">Where [point][number] begins among the parameters, behind those that are saved.</param>
/// <param name="Length">Numbers of a point.</param>
/// <param name="IsTrained">Whether its adjoint goes back to the parameters.</param>
public sealed record PointTensorDescription(int Offset, int Length, bool IsTrained);
