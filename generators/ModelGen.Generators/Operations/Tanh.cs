using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>Hyperbolic tangent; in terms of y, its jets need nothing transcendental.</summary>
internal sealed class Tanh : Unary
{
    public static readonly Tanh Instance = new();

    public override string Name => "tanh";

    public override int Cost => 25;

    public override double[][] Samples => Points(-1.5, 0.1, 1.4);

    public override double Evaluate(double x) => Math.Tanh(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Subtract(graph.One, graph.Multiply(y, y));
}
