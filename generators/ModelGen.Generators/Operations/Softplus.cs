using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>log(1 + e^x).</summary>
internal sealed class Softplus : Unary
{
    public static readonly Softplus Instance = new();

    public override string Name => "softplus";

    public override int Cost => 45;

    public override double[][] Samples => Points(-1.5, 0.1, 1.4);

    public override double Evaluate(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Apply(Sigmoid.Instance, x);
}
