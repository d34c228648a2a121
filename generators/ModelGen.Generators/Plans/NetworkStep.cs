using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Plans;

/// <summary>A step of a program: what it does, where its operands and its result lie, in rows of a tile.</summary>
internal sealed record NetworkStep
{
    public required TensorNode Node { get; init; }

    /// <summary>The first row of the result; -1 where there is none.</summary>
    public required int Target { get; init; }

    /// <summary>The first row of each operand; of statistics of the batch, their place among the batch's numbers.</summary>
    public required IReadOnlyList<int> Sources { get; init; }

    /// <summary>The function of a map.</summary>
    public NetworkFunction? Function { get; init; }

    /// <summary>The rows of the function's arguments.</summary>
    public IReadOnlyList<int> Arguments { get; init; } = [];
}
