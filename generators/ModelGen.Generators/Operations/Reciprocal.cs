using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>1 / x; the graph's only division.</summary>
internal sealed class Reciprocal : Unary
{
    public static readonly Reciprocal Instance = new();

    public override string Name => "reciprocal";

    public override IReadOnlyList<string> Methods => [];

    public override int Cost => 6;

    public override double[][] Samples => Points(-1.5, 0.4, 1.4);

    public override double Evaluate(double x) => 1 / x;

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Negate(graph.Multiply(y, y));
}
