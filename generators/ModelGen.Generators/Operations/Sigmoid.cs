using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>1 / (1 + e^-x); in terms of y, its jets need nothing transcendental.</summary>
internal sealed class Sigmoid : Unary
{
    public static readonly Sigmoid Instance = new();

    public override string Name => "sigmoid";

    public override int Cost => 22;

    public override double[][] Samples => Points(-1.5, 0.1, 1.4);

    public override double Evaluate(double x) => 1 / (1 + Math.Exp(-x));

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Multiply(y, graph.Subtract(graph.One, y));
}
