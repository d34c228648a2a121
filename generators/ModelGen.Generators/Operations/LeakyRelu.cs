using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>x where positive, else slope times x; Maas et al. 2013.</summary>
internal sealed class LeakyRelu : Composite
{
    public static readonly LeakyRelu Instance = new();

    public override string Name => "leakyrelu";

    public override int Arity => 2;

    public override double[][] Samples => [[-1.5, 0.01], [0.4, 0.01], [1.4, 0.2]];

    public override double Evaluate(double[] x) => x[0] > 0 ? x[0] : x[1] * x[0];

    public override IrNode Expand(IrGraph graph, IrNode[] x) => graph.Select(x[0], graph.Zero, x[0], graph.Multiply(x[1], x[0]));

    public override int NonzeroDerivatives => 1;
}
