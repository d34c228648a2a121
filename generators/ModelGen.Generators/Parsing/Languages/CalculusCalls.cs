using ModelGen.Generators.Operations;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>What each method of ModelGen.Calculus builds; the same nodes that calling it at run time builds.</summary>
internal static class CalculusCalls
{
    /// <summary>The node of a call; arguments are symbols, numbers, predicates or lists of coordinates, in the order of the parameters.</summary>
    public static int Build(GraphBuilder graph, string method, IReadOnlyList<Value> arguments)
    {
        switch (method)
        {
            case "D":
                return ((ListValue)arguments[1]).Items.Aggregate(Node(graph, arguments[0]), (f, x) => graph.Node(NodeSpec.Derivative, f, Node(graph, x)));
            case "Laplacian":
                return ((ListValue)arguments[1]).Items
                    .Select(x => graph.Node(NodeSpec.Derivative, graph.Node(NodeSpec.Derivative, Node(graph, arguments[0]), Node(graph, x)), Node(graph, x)))
                    .Aggregate((sum, term) => graph.Node("add", sum, term));
            case "Square":
                int operand = Node(graph, arguments[0]);
                return graph.Node("mul", operand, operand);
            case "Where":
                return ((PredicateValue)arguments[0]).Select(graph, Node(graph, arguments[1]), Node(graph, arguments[2]));
            default:
                return graph.Node(OperationTable.ByMethod[method].Name, [.. arguments.Select(argument => Node(graph, argument))]);
        }
    }

    /// <summary>Whether the value has a node: a symbol, or a number, which becomes a constant.</summary>
    public static bool HasNode(Value? value) => value is SymbolValue or ComplexNumberValue || (value is not null && NumberMath.IsNumber(value));

    /// <summary>The operand's node; a plain number becomes a constant.</summary>
    public static int Node(GraphBuilder graph, Value value) => value switch
    {
        SymbolValue symbol => symbol.Node,
        ComplexNumberValue number => graph.Node("complex", graph.Constant(number.Re), graph.Constant(number.Im)),
        _ => graph.Constant(NumberMath.AsDouble(value)),
    };
}
