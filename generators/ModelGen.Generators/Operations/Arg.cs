using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>The phase, atan2(Im, Re).</summary>
internal sealed class Arg : Operation
{
    public static readonly Arg Instance = new();

    public override string Name => "arg";

    public override int Arity => 1;

    public override double[][] Samples => [[-1.5], [0.4], [1.4]];

    public override double Evaluate(double[] x) => x[0] < 0 ? Math.PI : 0;

    public override bool IsComplex(bool[] x) => false;

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) => graph.Apply(Atan2.Instance, x[0].ImOrZero(graph), x[0].Re);
}
