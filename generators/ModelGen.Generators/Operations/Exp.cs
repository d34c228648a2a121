using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>e^x; complex: e^a (cos b + i sin b).</summary>
internal sealed class Exp : Unary
{
    public static readonly Exp Instance = new();

    public override string Name => "exp";

    public override int Cost => 18;

    public override double[][] Samples => Points(-2, 0, 0.3, 1.7);

    public override double Evaluate(double x) => Math.Exp(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => y;

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x)
    {
        IrNode modulus = graph.Apply(this, x[0].Re);
        return x[0].Im is not { } angle
            ? modulus
            : new ComplexNode(graph.Multiply(modulus, graph.Apply(Cos.Instance, angle)), graph.Multiply(modulus, graph.Apply(Sin.Instance, angle)));
    }
}
