using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>Arc tangent.</summary>
internal sealed class Atan : Unary
{
    public static readonly Atan Instance = new();

    public override string Name => "atan";

    public override IReadOnlyList<string> Methods => ["Atan", "Arctan"];

    public override int Cost => 30;

    public override double[][] Samples => Points(-2, 0.1, 1.4);

    public override double Evaluate(double x) => Math.Atan(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Divide(graph.One, graph.Add(graph.One, graph.Multiply(x, x)));
}
