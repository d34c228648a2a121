using ModelGen.Generators.Operations;

namespace ModelGen.Generators.Ir;

/// <summary>A real scalar in the graph. Interned: equal nodes are one object, and operands have smaller ids.</summary>
internal sealed class IrNode(int id, Operation? operation, IrNode[] operands, double number, Leaf? leaf)
{
    private static readonly IrNode[] s_none = [];

    public int Id { get; } = id;

    /// <summary>Null for constants and leaves.</summary>
    public Operation? Operation { get; } = operation;

    public IrNode[] Operands { get; } = operands.Length == 0 ? s_none : operands;

    public double Number { get; } = number;

    public Leaf? Leaf { get; } = leaf;

    public bool IsConstant => Operation is null && Leaf is null;

    public bool IsZero => IsConstant && Number == 0;

    public bool Is<T>() where T : Operation => Operation is T;

    public override string ToString() => IrPrinter.Print([this]);
}
