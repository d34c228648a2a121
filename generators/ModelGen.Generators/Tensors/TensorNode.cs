using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Tensors;

/// <summary>A tensor of one sample that is written to memory, or a step that only has an effect. Operands have smaller numbers.</summary>
internal sealed class TensorNode(int id, TensorKind kind, int[] shape, TensorNode[] operands, int index, IrNode? body)
{
    /// <summary>The index of a map that passes values on and no gradient.</summary>
    public const int Stopped = 1;

    public int Id { get; } = id;

    public TensorKind Kind { get; } = kind;

    /// <summary>Extents, channels last; none for one number.</summary>
    public int[] Shape { get; } = shape;

    public TensorNode[] Operands { get; } = operands;

    /// <summary>Which product, map, window, column, parameter or term.</summary>
    public int Index { get; } = index;

    public bool StopsGradient => Kind == TensorKind.Map && Index == Stopped;

    /// <summary>The function of a map, over Element leaves.</summary>
    public IrNode? Body { get; } = body;

    /// <summary>What it is, for comments.</summary>
    public string Name { get; set; } = "";

    public int Channels => Shape.Length == 0 ? 1 : Shape[Shape.Length - 1];

    public int Length => Shape.Aggregate(1, (length, extent) => length * extent);

    public int Pixels => Length / Channels;

    /// <summary>Whether it is a value in the rows of a tile.</summary>
    public bool HasRows => Kind is not (TensorKind.ProductGradient or TensorKind.ParameterGradient or TensorKind.Term or TensorKind.Output
        or TensorKind.BatchMoments or TensorKind.BatchSums);

    /// <summary>Whether it is known only once every tile of the batch has been there.</summary>
    public bool EndsPhase => Kind is TensorKind.BatchMoments or TensorKind.BatchSums;
}
