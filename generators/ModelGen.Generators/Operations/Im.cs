using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>The imaginary part.</summary>
internal sealed class Im : Operation
{
    public static readonly Im Instance = new();

    public override string Name => "im";

    public override int Arity => 1;

    public override double[][] Samples => [[-1.5], [0.4], [1.4]];

    public override double Evaluate(double[] x) => 0;

    public override bool IsComplex(bool[] x) => false;

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) => x[0].ImOrZero(graph);
}
