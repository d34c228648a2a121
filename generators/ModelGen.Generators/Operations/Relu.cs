using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>max(x, 0); Nair and Hinton 2010.</summary>
internal sealed class Relu : Composite
{
    public static readonly Relu Instance = new();

    public override string Name => "relu";

    public override double[][] Samples => [[-1.5], [0.4], [1.4]];

    public override double Evaluate(double[] x) => Math.Max(x[0], 0);

    public override IrNode Expand(IrGraph graph, IrNode[] x) => graph.Select(x[0], graph.Zero, x[0], graph.Zero);

    public override int NonzeroDerivatives => 1;
}
