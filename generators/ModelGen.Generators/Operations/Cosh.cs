using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>Hyperbolic cosine.</summary>
internal sealed class Cosh : Unary
{
    public static readonly Cosh Instance = new();

    public override string Name => "cosh";

    public override int Cost => 30;

    public override double[][] Samples => Points(-1.5, 0.1, 1.4);

    public override double Evaluate(double x) => Math.Cosh(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Apply(Sinh.Instance, x);
}
