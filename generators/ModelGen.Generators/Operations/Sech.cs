using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>1 / cosh x.</summary>
internal sealed class Sech : Unary
{
    public static readonly Sech Instance = new();

    public override string Name => "sech";

    public override int Cost => 30;

    public override double[][] Samples => Points(-1.5, 0.1, 1.4);

    public override double Evaluate(double x) => 1 / Math.Cosh(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Negate(graph.Multiply(y, graph.Apply(Tanh.Instance, x)));
}
