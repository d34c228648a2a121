using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>x sigmoid(x); Elfwing et al. 2018.</summary>
internal sealed class Silu : Composite
{
    public static readonly Silu Instance = new();

    public override string Name => "silu";

    public override double[][] Samples => [[-1.5], [0.4], [1.4]];

    public override double Evaluate(double[] x) => x[0] / (1 + Math.Exp(-x[0]));

    public override IrNode Expand(IrGraph graph, IrNode[] x) => graph.Multiply(x[0], graph.Apply(Sigmoid.Instance, x[0]));
}
