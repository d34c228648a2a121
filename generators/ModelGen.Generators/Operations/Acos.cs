using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>Arc cosine.</summary>
internal sealed class Acos : Unary
{
    public static readonly Acos Instance = new();

    public override string Name => "acos";

    public override int Cost => 35;

    public override double[][] Samples => Points(-0.8, 0.1, 0.6);

    public override double Evaluate(double x) => Math.Acos(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) =>
        graph.Negate(graph.Divide(graph.One, graph.Apply(Sqrt.Instance, graph.Subtract(graph.One, graph.Multiply(x, x)))));
}
