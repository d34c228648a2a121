using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>Tangent.</summary>
internal sealed class Tan : Unary
{
    public static readonly Tan Instance = new();

    public override string Name => "tan";

    public override int Cost => 40;

    public override double[][] Samples => Points(-0.9, 0.1, 1.2);

    public override double Evaluate(double x) => Math.Tan(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Add(graph.One, graph.Multiply(y, y));
}
