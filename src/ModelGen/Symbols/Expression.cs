namespace ModelGen;

/// <summary>
/// An immutable node of the graph that running a declaration builds. Nothing is simplified: the graph says what was written,
/// so that it can be printed and compared with the graph that the generator parsed from the same source.
/// </summary>
public sealed class Expression
{
    // what makes a scalar of vectors
    private static readonly HashSet<string> s_scalars =
    [
        "element", "sum", "mean", "dot", "meansquarederror", "meanabsoluteerror", "huber", "relativel2", "crossentropy", "crossentropyof", "kullbackleibler",
        "accuracy", "normalizedrootmeansquare", "variancescalederror",
    ];

    private readonly Expression[] _operands;

    private readonly int[] _numbers;

    private Expression(string operation, Expression[] operands, string? name, double number, int[]? numbers = null)
    {
        Operation = operation;
        _operands = operands;
        Name = name;
        Number = number;
        _numbers = numbers ?? [];
        IsVector = operation is "stack" or "dense" or "concat" or "input" or "target" or "parameter" or "randomnormal"
            || (!s_scalars.Contains(operation) && Array.Exists(operands, operand => operand.IsVector));
    }

    /// <summary>The operation's canonical name, such as "mul" or "coordinate".</summary>
    public string Operation { get; }

    /// <summary>The operands, in order.</summary>
    public ReadOnlySpan<Expression> Operands => _operands;

    /// <summary>The declared name of a coordinate, field, learnable, coefficient or observed column; else null.</summary>
    public string? Name { get; }

    /// <summary>The number of a "const" node; else 0.</summary>
    public double Number { get; }

    /// <summary>Whether it is a vector of layers, not a scalar.</summary>
    internal bool IsVector { get; }

    /// <summary>What a layer is made with, such as its width, or which element is taken; else empty.</summary>
    public ReadOnlySpan<int> Numbers => _numbers;

    /// <summary>The expression as C# that could be pasted back into a declaration.</summary>
    public override string ToString() => ExpressionPrinter.Print(this);

    internal static Expression Constant(double number) => new("const", [], null, number);

    internal static Expression Leaf(string operation, string? name = null) => new(operation, [], name, 0);

    internal static Expression Layer(string operation, int[] numbers, params Expression[] operands) => new(operation, operands, null, 0, numbers);

    internal static Expression Of(string operation, params Expression[] operands) => new(operation, operands, null, 0);
}
