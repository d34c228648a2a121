using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>Hyperbolic sine.</summary>
internal sealed class Sinh : Unary
{
    public static readonly Sinh Instance = new();

    public override string Name => "sinh";

    public override int Cost => 30;

    public override double[][] Samples => Points(-1.5, 0.1, 1.4);

    public override double Evaluate(double x) => Math.Sinh(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Apply(Cosh.Instance, x);
}
