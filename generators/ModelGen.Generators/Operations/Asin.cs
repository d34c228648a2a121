using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>Arc sine.</summary>
internal sealed class Asin : Unary
{
    public static readonly Asin Instance = new();

    public override string Name => "asin";

    public override int Cost => 35;

    public override double[][] Samples => Points(-0.8, 0.1, 0.6);

    public override double Evaluate(double x) => Math.Asin(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) =>
        graph.Divide(graph.One, graph.Apply(Sqrt.Instance, graph.Subtract(graph.One, graph.Multiply(x, x))));
}
