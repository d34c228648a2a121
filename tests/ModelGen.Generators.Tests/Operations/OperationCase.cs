using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Tests.Operations;

/// <summary>
/// An operation at one sample. Operands are free leaves, or polynomials of two coordinates that pass through the sample with
/// slopes, curvatures and mixed terms that all differ.
/// </summary>
internal sealed class OperationCase
{
    private const double X = 0.3;
    private const double Y = -0.2;

    private readonly double[] _sample;

    private OperationCase(IrGraph graph, Operation operation, double[] sample, IrNode[] operands)
    {
        _sample = sample;
        Graph = graph;
        ComplexNode value = operation.Lower(graph, [.. operands.Select(operand => (ComplexNode)operand)]);
        Roots = value.Im is { } im ? [value.Re, im] : [value.Re];
    }

    public IrGraph Graph { get; }

    /// <summary>The real components of the result.</summary>
    public IrNode[] Roots { get; }

    public static OperationCase OfLeaves(string name, double[] sample)
    {
        var graph = new IrGraph();
        return new OperationCase(graph, OperationTable.ByName[name], sample, [.. sample.Select((_, j) => graph.Leaf(new Leaf(LeafKind.Coefficient, j)))]);
    }

    public static OperationCase OfConstants(string name, double[] sample)
    {
        var graph = new IrGraph();
        return new OperationCase(graph, OperationTable.ByName[name], sample, [.. sample.Select(graph.Constant)]);
    }

    public static OperationCase OfPolynomials(string name, double[] sample)
    {
        var graph = new IrGraph();
        return new OperationCase(graph, OperationTable.ByName[name], sample, [.. sample.Select((at, j) => Polynomial(graph, at, j))]);
    }

    public double Interpret(IrNode node, Func<int, double>? leaves = null) =>
        IrInterpreter.Evaluate([node], leaf => (leaves ?? (j => _sample[j]))(leaf.A))[0];

    /// <summary>The value at the sample's point, moved along the coordinates.</summary>
    public double At(IrNode node, double dx = 0, double dy = 0) =>
        IrInterpreter.Evaluate([node], leaf => leaf.A == 0 ? X + dx : Y + dy)[0];

    /// <summary>Jets over the two coordinates.</summary>
    public ExpandJets Jets() => new(Graph, (node, alpha) => alpha.Order == 1 && alpha.FirstCoordinate == node.Leaf!.A ? Graph.One : Graph.Zero);

    public NaiveDerivative Naive() => new(Graph, (leaf, coordinate) => leaf.A == coordinate ? Graph.One : Graph.Zero);

    /// <summary>at + p(x - X, y - Y), where p has no constant term.</summary>
    private static IrNode Polynomial(IrGraph graph, double at, int j)
    {
        IrNode x = graph.Subtract(graph.Leaf(new Leaf(LeafKind.Coordinate, 0)), graph.Constant(X));
        IrNode y = graph.Subtract(graph.Leaf(new Leaf(LeafKind.Coordinate, 1)), graph.Constant(Y));
        double sign = j % 2 == 0 ? 1 : -1;
        return graph.Sum(
        [
            graph.Constant(at),
            graph.Multiply(0.7 - 0.2 * j, x),
            graph.Multiply(sign * (0.4 + 0.1 * j), y),
            graph.Multiply(0.3, graph.Multiply(x, x)),
            graph.Multiply(-0.5 * sign, graph.Multiply(x, y)),
            graph.Multiply(0.2 + 0.1 * j, graph.Multiply(y, y)),
            graph.Multiply(0.15, graph.Multiply(x, graph.Multiply(x, y))),
        ]);
    }
}
