using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>Cosine.</summary>
internal sealed class Cos : Unary
{
    public static readonly Cos Instance = new();

    public override string Name => "cos";

    public override int Cost => 22;

    public override double[][] Samples => Points(-2, 0.1, 1.4);

    public override double Evaluate(double x) => Math.Cos(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Negate(graph.Apply(Sin.Instance, x));
}
