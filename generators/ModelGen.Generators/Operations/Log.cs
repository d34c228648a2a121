using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>The natural logarithm.</summary>
internal sealed class Log : Unary
{
    public static readonly Log Instance = new();

    public override string Name => "log";

    public override int Cost => 25;

    public override double[][] Samples => Points(0.2, 1.1, 3);

    public override double Evaluate(double x) => Math.Log(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Divide(graph.One, x);
}
