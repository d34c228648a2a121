using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Tensors;

/// <summary>A tensor that may not be in memory: what its elements are in terms of tensors that are.</summary>
internal readonly record struct TensorExpression(int[] Shape, IrNode Body)
{
    public int Channels => Shape.Length == 0 ? 1 : Shape[Shape.Length - 1];

    public int Length => Shape.Aggregate(1, (length, extent) => length * extent);

    public int Pixels => Length / Channels;

    public bool IsScalar => Shape.Length == 0;
}
