namespace ModelGen.Kernels.Networks;

/// <summary>One program of a network.</summary>
/// <param name="Name">Train, Loss, Predict, Sample, Layers or InputGradient; of an operator PredictPoints, and Points0, PointsBack0, ... of its sets.</param>
/// <param name="Phases">Between two phases every tile of the batch has been through the first.</param>
/// <param name="Rows">Rows of a tile's workspace.</param>
/// <param name="AdjointProducts">Products whose transposed panels it needs.</param>
/// <param name="BatchEnds">What is known once a phase has ended.</param>
/// <param name="Layers">Where the values of named layers lie, in the program that keeps them.</param>
public sealed record NetworkProgramDescription(
    string Name,
    int Phases,
    int Rows,
    IReadOnlyList<int> AdjointProducts,
    IReadOnlyList<BatchEnd> BatchEnds,
    IReadOnlyList<KeptLayer> Layers);

/// <summary>Statistics that are known once a phase has ended.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Batch">Which statistics.</param>
/// <param name="IsMoments">Whether they are the moments; else the means of the reverse pass.</param>
public readonly record struct BatchEnd(int Phase, int Batch, bool IsMoments);

/// <summary>A layer whose values are kept.</summary>
/// <param name="Path">The layer.</param>
/// <param name="Row">The first row of its values.</param>
/// <param name="Sizes">Its extents, channels last.</param>
public sealed record KeptLayer(string Path, int Row, IReadOnlyList<int> Sizes);
