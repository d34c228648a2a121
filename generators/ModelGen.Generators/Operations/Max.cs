using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>The larger of two.</summary>
internal sealed class Max : Composite
{
    public static readonly Max Instance = new();

    public override string Name => "max";

    public override int Arity => 2;

    public override double[][] Samples => [[-1.5, 1], [2, 0.4], [1.4, 1.5]];

    public override double Evaluate(double[] x) => Math.Max(x[0], x[1]);

    public override IrNode Expand(IrGraph graph, IrNode[] x) => graph.Select(x[0], x[1], x[0], x[1]);

    public override int NonzeroDerivatives => 1;
}
