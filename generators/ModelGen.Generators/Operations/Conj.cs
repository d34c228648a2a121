using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>The complex conjugate.</summary>
internal sealed class Conj : Operation
{
    public static readonly Conj Instance = new();

    public override string Name => "conj";

    public override int Arity => 1;

    public override double[][] Samples => [[-1.5], [0.4], [1.4]];

    public override double Evaluate(double[] x) => x[0];

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) => x[0].Im is { } im ? new ComplexNode(x[0].Re, graph.Negate(im)) : x[0];
}
