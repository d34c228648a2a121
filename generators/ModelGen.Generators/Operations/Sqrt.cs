using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>The square root.</summary>
internal sealed class Sqrt : Unary
{
    public static readonly Sqrt Instance = new();

    public override string Name => "sqrt";

    public override int Cost => 15;

    public override double[][] Samples => Points(0.2, 1.1, 3);

    public override double Evaluate(double x) => Math.Sqrt(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Divide(graph.Constant(0.5), y);
}
