using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Layers;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>Tensors of samples: arithmetic of equal shapes, functions element by element, and whatever the table of layers has.</summary>
internal sealed class GridLanguage(KnownSymbols known, GraphBuilder graph, LayerPaths paths) : ISymbolLanguage
{
    private static readonly Dictionary<string, string> s_functions = new(StringComparer.Ordinal)
    {
        ["Tanh"] = "tanh",
        ["Sin"] = "sin",
        ["Cos"] = "cos",
        ["Arctan"] = "atan",
        ["Sigmoid"] = "sigmoid",
        ["Softplus"] = "softplus",
        ["Gelu"] = "gelu",
        ["Silu"] = "silu",
        ["Relu"] = "relu",
        ["LeakyRelu"] = "leakyrelu",
        ["Elu"] = "elu",
        ["Selu"] = "selu",
        ["Exp"] = "exp",
        ["Log"] = "log",
        ["Sqrt"] = "sqrt",
        ["Abs"] = "abs",
    };

    private readonly Dictionary<int, int[]> _sizes = [];

    /// <summary>The columns that are functions of a coordinate.</summary>
    public IReadOnlyCollection<string> Functions { get; set; } = [];

    /// <summary>The sizes of a node that is a tensor; null for scalars.</summary>
    public int[]? SizesOf(int node) => _sizes.TryGetValue(node, out int[]? sizes) ? sizes : null;

    /// <summary>A tensor as a value.</summary>
    public GridValue Value(int node, int[] sizes, int[] boundaries)
    {
        _sizes[node] = sizes;
        return new GridValue(new TensorShape(node, sizes, boundaries));
    }

    public bool IsSymbol(ITypeSymbol type) => KnownSymbols.Is(type, known.Tensor) || KnownSymbols.Is(type, known.Label);

    public Value? Convert(Value value, ITypeSymbol target, CallSite site) => null;

    public Value? Operator(BinaryOperatorKind kind, Value left, Value right, CallSite site)
    {
        if (left is not GridValue && right is not GridValue)
        {
            return null;
        }

        string operation = kind switch
        {
            BinaryOperatorKind.Add => "add",
            BinaryOperatorKind.Subtract => "sub",
            BinaryOperatorKind.Multiply => "mul",
            BinaryOperatorKind.Divide => "div",
            BinaryOperatorKind.Equals => NodeSpec.Equation,
            _ => throw site.Unsupported("tensors have + - * / and ==, element by element"),
        };
        if (left is GridValue { Tensor: var a } && right is GridValue { Tensor: var b })
        {
            if (!a.Sizes.SequenceEqual(b.Sizes))
            {
                throw site.Fail(Rules.UnequalShapes, site.Text, site.Member, $"combines {a.Text} with {b.Text} element by element", Remedy(a, b));
            }

            // sides of an equation are compared, and nothing reaches beyond their borders
            if (kind != BinaryOperatorKind.Equals && !a.Boundaries.SequenceEqual(b.Boundaries))
            {
                throw site.Fail(
                    Rules.MixedBoundaries,
                    site.Text,
                    site.Member,
                    $"combines tensors of different boundaries: {BoundaryNames.Of(a)} and {BoundaryNames.Of(b)}",
                    "give one of them the other's, such as x.With(Boundary.Periodic)");
            }
        }

        int node = graph.Node(operation, Operand(left, site), Operand(right, site));
        TensorShape like = (left as GridValue ?? (GridValue)right).Tensor;
        return kind == BinaryOperatorKind.Equals ? new EquationValue(node) : Value(node, like.Sizes, like.Boundaries);
    }

    public Value? Operator(UnaryOperatorKind kind, Value operand, CallSite site) =>
        kind == UnaryOperatorKind.Minus && operand is GridValue { Tensor: var x } ? Value(graph.Node("neg", x.Node), x.Sizes, x.Boundaries) : null;

    public Value? Call(IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, CallSite site)
    {
        bool isCalculus = KnownSymbols.Is(method.ContainingType, known.Calculus);
        if (isCalculus ? !TakesTensors(method) && method.Name is not ("RandomNormal" or "Stack") : receiver is not GridValue)
        {
            return null;
        }

        if (LayerTable.ByMethod.TryGetValue(method.Name, out Layer? layer))
        {
            LayerResult result = layer.Declare(new ParsedCall(graph, paths, method, (receiver as GridValue)?.Tensor, arguments, site, Functions));
            return result.Sizes is { } sizes ? Value(result.Node, sizes, result.Boundaries) : new SymbolValue(result.Node);
        }

        return receiver is not GridValue { Tensor: var x } ? null : method.Name switch
        {
            "Apply" => Apply(x, arguments[0], site),
            "Square" => Value(graph.Node("mul", x.Node, x.Node), x.Sizes, x.Boundaries),
            _ when s_functions.TryGetValue(method.Name, out string? function) => Value(
                graph.Node(function, [x.Node, .. arguments.Select(argument => CalculusCalls.Node(graph, argument))]), x.Sizes, x.Boundaries),
            _ => null,
        };
    }

    public Value? Member(ISymbol member, Value? receiver, IReadOnlyList<Value> indices, CallSite site)
    {
        if (receiver is LabelValue { Label: var label })
        {
            return member.Name == "Classes" ? new IntegerValue(label.Classes) : null;
        }

        if (receiver is not GridValue { Tensor: var x })
        {
            return null;
        }

        if (member is not IPropertySymbol { IsIndexer: true })
        {
            return member.Name switch
            {
                "Length" => new IntegerValue(x.Length),
                "Shape" => new ListValue([.. x.Sizes.Select(extent => new IntegerValue(extent))], IsReadOnly: true),
                _ => null,
            };
        }

        if (indices[0] is not IntegerValue { Number: var i })
        {
            throw site.Unsupported("index a tensor with a number that is known while compiling");
        }

        return i >= 0 && i < x.Length
            ? new SymbolValue(graph.Node(NodeSpec.Element, [i], x.Node))
            : throw site.Fail(Rules.NoElement, site.Text, site.Member, CodeText.Of($"{i}"), CodeWriter.Number(x.Length), CodeWriter.Number(x.Length - 1));
    }

    public string? RemedyOfName(string name, INamedTypeSymbol model) => null;

    public string? RemedyOfCall(InvocationExpressionSyntax call, SemanticModel semantics, CallSite site) => null;

    public string? RemedyOfProperty(IPropertySymbol property) =>
        IsSymbol(property.Type) ? $"write its layers, such as 'Tensor {property.Name} => X.Dense(32).Relu();', or mark it as an [Input] or a [Target]" : null;

    private static bool TakesTensors(IMethodSymbol method) => method.Parameters.Any(parameter =>
        parameter.Type.Name == "Tensor" || (parameter.Type is IArrayTypeSymbol { ElementType.Name: "Tensor" }));

    private static string Remedy(TensorShape a, TensorShape b) => a.Sizes.Length == b.Sizes.Length && a.Grid.SequenceEqual(b.Grid)
        ? $"give both the same channels, such as by {(a.Sizes.Length > 1 ? $"Conv{a.Sizes.Length - 1}D({b.Channels}, kernel: 1)" : $"Dense({b.Channels})")}"
        : a.Sizes.Length == 1 || b.Sizes.Length == 1
            ? "a vector goes with the channels of a grid only by name: x.PerChannel(vector)"
            : "pool, upsample or crop one of them to the other's grid";

    private GridValue Apply(TensorShape x, Value function, CallSite site)
    {
        if (function is not MethodValue method || site.Apply(method, new SymbolValue(x.Node)) is not SymbolValue result)
        {
            throw site.Unsupported("name a static method Scalar -> Scalar, such as x.Apply(Swish)");
        }

        return Value(result.Node, x.Sizes, x.Boundaries);
    }

    private int Operand(Value value, CallSite site) => value switch
    {
        GridValue { Tensor.Node: var node } => node,
        _ when CalculusCalls.HasNode(value) => CalculusCalls.Node(graph, value),
        _ => throw site.Unsupported("combine tensors with tensors, numbers and scalars"),
    };
}
