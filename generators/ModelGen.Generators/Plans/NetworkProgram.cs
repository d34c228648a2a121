using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Plans;

/// <summary>What a network computes at a time: training, the loss, predictions.</summary>
internal sealed record NetworkProgram
{
    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>The steps; between two phases every tile of the batch has been through the first.</summary>
    public required IReadOnlyList<IReadOnlyList<NetworkStep>> Phases { get; init; }

    /// <summary>Rows of the workspace of a tile.</summary>
    public required int Rows { get; init; }

    /// <summary>Products whose transposed panels it needs.</summary>
    public required IReadOnlyList<int> AdjointProducts { get; init; }

    /// <summary>Statistics of the batch in the order in which phases end, with the phase: moments, or sums.</summary>
    public required IReadOnlyList<(int Phase, int Batch, bool IsMoments)> BatchEnds { get; init; }

    /// <summary>Named layers and where their values lie, for feature maps.</summary>
    public IReadOnlyList<(string Path, TensorNode Node, int Row)> Layers { get; init; } = [];

    /// <summary>What inputs' adjoints the outputs of the program are; the columns.</summary>
    public IReadOnlyList<int> Columns { get; init; } = [];
}
