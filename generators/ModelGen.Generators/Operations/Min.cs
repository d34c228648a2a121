using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>The smaller of two.</summary>
internal sealed class Min : Composite
{
    public static readonly Min Instance = new();

    public override string Name => "min";

    public override int Arity => 2;

    public override double[][] Samples => [[-1.5, 1], [2, 0.4], [1.4, 1.5]];

    public override double Evaluate(double[] x) => Math.Min(x[0], x[1]);

    public override IrNode Expand(IrGraph graph, IrNode[] x) => graph.Select(x[0], x[1], x[1], x[0]);

    public override int NonzeroDerivatives => 1;
}
