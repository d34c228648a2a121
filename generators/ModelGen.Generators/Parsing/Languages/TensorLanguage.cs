using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>A vector on its way through layers: its node and its length.</summary>
internal sealed record TensorValue(int Node, int Length) : LanguageValue;

/// <summary>Vectors: Stack, Concat, Dense, functions element by element, arithmetic of equal lengths, elements. Lengths are known at every call.</summary>
internal sealed class TensorLanguage(KnownSymbols known, GraphBuilder graph) : ISymbolLanguage
{
    /// <summary>A wider layer has more than four billion weights above another of its kind.</summary>
    private const int LargestLayer = 65_536;

    private static readonly Dictionary<string, string> s_functions = new(StringComparer.Ordinal)
    {
        ["Tanh"] = "tanh",
        ["Sin"] = "sin",
        ["Arctan"] = "atan",
        ["Sigmoid"] = "sigmoid",
        ["Softplus"] = "softplus",
        ["Gelu"] = "gelu",
        ["Silu"] = "silu",
        ["Relu"] = "relu",
    };

    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    public bool IsSymbol(ITypeSymbol type) => KnownSymbols.Is(type, known.Tensor);

    public Value? Convert(Value value, ITypeSymbol target, CallSite site) => null;

    public Value? Operator(BinaryOperatorKind kind, Value left, Value right, CallSite site)
    {
        if (left is not TensorValue && right is not TensorValue)
        {
            return null;
        }

        string operation = kind switch
        {
            BinaryOperatorKind.Add => "add",
            BinaryOperatorKind.Subtract => "sub",
            BinaryOperatorKind.Multiply => "mul",
            BinaryOperatorKind.Divide => "div",
            _ => throw site.Unsupported("vectors have + - * /; an equation is written between scalars, such as v[0] == 0"),
        };
        if (left is TensorValue a && right is TensorValue b && a.Length != b.Length)
        {
            throw site.Fail(Rules.UnequalLengths, site.Text, site.Member, CodeWriter.Number(a.Length), CodeWriter.Number(b.Length));
        }

        int length = (left as TensorValue ?? (TensorValue)right).Length;
        return new TensorValue(graph.Node(operation, Operand(left, site), Operand(right, site)), length);
    }

    public Value? Operator(UnaryOperatorKind kind, Value operand, CallSite site) =>
        kind == UnaryOperatorKind.Minus && operand is TensorValue tensor ? new TensorValue(graph.Node("neg", tensor.Node), tensor.Length) : null;

    public Value? Call(IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, CallSite site)
    {
        if (KnownSymbols.Is(method.ContainingType, known.Calculus))
        {
            return method.Name switch
            {
                "Stack" => Stack(arguments, site),
                "Concat" => Concat(arguments, site),
                _ => null,
            };
        }

        if (receiver is not TensorValue tensor)
        {
            return null;
        }

        return method.Name switch
        {
            "Dense" => Dense(tensor, arguments, site),
            "Apply" => Apply(tensor, arguments[0], site),
            _ when s_functions.TryGetValue(method.Name, out string? function) => new TensorValue(graph.Node(function, tensor.Node), tensor.Length),
            _ => null,
        };
    }

    public Value? Member(ISymbol member, Value? receiver, IReadOnlyList<Value> indices, CallSite site)
    {
        if (receiver is not TensorValue tensor)
        {
            return null;
        }

        if (member is not IPropertySymbol { IsIndexer: true })
        {
            return member.Name == "Length" ? new IntegerValue(tensor.Length) : null;
        }

        if (indices[0] is not IntegerValue { Number: var i })
        {
            throw site.Unsupported("index a vector with a number that is known while compiling");
        }

        return i >= 0 && i < tensor.Length
            ? new SymbolValue(graph.Node(NodeSpec.Element, [i], tensor.Node))
            : throw site.Fail(
                Rules.NoElement, site.Text, site.Member, CodeText.Of($"{i}"), CodeWriter.Number(tensor.Length), CodeWriter.Number(tensor.Length - 1));
    }

    public string? RemedyOfName(string name, INamedTypeSymbol model) => null;

    public string? RemedyOfCall(InvocationExpressionSyntax call, SemanticModel semantics, CallSite site) => null;

    public string? RemedyOfProperty(IPropertySymbol property) =>
        IsSymbol(property.Type) ? $"write its layers, such as 'Tensor {property.Name} => Stack(X).Dense(32).Tanh();'" : null;

    private TensorValue Stack(IReadOnlyList<Value> arguments, CallSite site)
    {
        if (arguments[0] is not ListValue { Items: { Length: > 0 } items } || !items.All(CalculusCalls.HasNode))
        {
            throw site.Fail(Rules.BadLayerSize, site.Text, site.Member, "stacks nothing", "give it at least one scalar");
        }

        return new TensorValue(graph.Node(NodeSpec.Stack, [.. items.Select(item => CalculusCalls.Node(graph, item))]), items.Length);
    }

    private TensorValue Concat(IReadOnlyList<Value> arguments, CallSite site)
    {
        if (arguments[0] is not ListValue { Items: { Length: > 0 } items } || !items.All(item => item is TensorValue))
        {
            throw site.Fail(Rules.BadLayerSize, site.Text, site.Member, "concatenates nothing", "give it at least one vector");
        }

        TensorValue[] parts = [.. items.Cast<TensorValue>()];
        return new TensorValue(graph.Node(NodeSpec.Concat, [.. parts.Select(part => part.Node)]), parts.Sum(part => part.Length));
    }

    private TensorValue Dense(TensorValue tensor, IReadOnlyList<Value> arguments, CallSite site)
    {
        if (arguments[0] is not IntegerValue { Number: >= 1 and <= LargestLayer } outputs)
        {
            string asked = arguments[0] is IntegerValue { Number: var number }
                ? CodeText.Of($"asks for {number} outputs")
                : "asks for an unknown number of outputs";
            throw site.Fail(
                Rules.BadLayerSize,
                site.Text,
                site.Member,
                asked,
                CodeText.Of($"give a number from 1 to {LargestLayer} that is known while compiling"));
        }

        long initializer = arguments.Count > 1 && arguments[1] is IntegerValue { Number: var chosen } ? chosen : 0;
        if (InitializerNames.Find(initializer) is null)
        {
            throw site.Unsupported($"name an initialiser that exists: {string.Join(", ", InitializerNames.All.Select(member => "Initializer." + member))}");
        }

        string path = Path(arguments.Count > 2 && arguments[2] is TextValue { Text: var name } ? name : null, site);
        return new TensorValue(graph.Layer(NodeSpec.Dense, path, [outputs.Number, initializer], tensor.Node), (int)outputs.Number);
    }

    /// <summary>The calls through which the layer was reached and its name; one that repeats gets a number.</summary>
    private string Path(string? name, CallSite site)
    {
        string stem = site.Path + "/" + (name ?? "Dense");
        if (_paths.Add(stem))
        {
            return stem;
        }

        if (name is not null)
        {
            throw site.Fail(Rules.SameLayerName, site.Text, site.Member, stem);
        }

        for (int i = 2; ; i++)
        {
            string path = CodeText.Of($"{stem}{i}");
            if (_paths.Add(path))
            {
                return path;
            }
        }
    }

    private TensorValue Apply(TensorValue tensor, Value function, CallSite site)
    {
        if (function is not MethodValue method || site.Apply(method, new SymbolValue(tensor.Node)) is not SymbolValue result)
        {
            throw site.Unsupported("name a static method Scalar -> Scalar, such as x.Apply(Swish)");
        }

        CheckUniform(result.Node, tensor.Node, site);
        return new TensorValue(result.Node, tensor.Length);
    }

    private int Operand(Value value, CallSite site)
    {
        if (value is TensorValue tensor)
        {
            return tensor.Node;
        }

        if (!CalculusCalls.HasNode(value))
        {
            throw site.Unsupported("combine vectors with vectors, numbers, learnables or coefficients");
        }

        int node = CalculusCalls.Node(graph, value);
        CheckUniform(node, tensor: -1, site);
        return node;
    }

    /// <summary>Beside vectors, functions of elements may read numbers, learnables and coefficients.</summary>
    private void CheckUniform(int root, int tensor, CallSite site)
    {
        var stack = new Stack<int>([root]);
        var seen = new HashSet<int>();
        while (stack.Count > 0)
        {
            int node = stack.Pop();
            if (node == tensor || !seen.Add(node))
            {
                continue;
            }

            if (graph[node].Operation is NodeSpec.Coordinate or NodeSpec.Field or NodeSpec.ComplexField or NodeSpec.Observed or NodeSpec.Element
                or NodeSpec.Derivative or NodeSpec.At or "i" or "complex")
            {
                throw site.Fail(Rules.VaryingScalar, site.Text, site.Member);
            }

            foreach (int operand in graph[node].Operands)
            {
                stack.Push(operand);
            }
        }
    }
}
