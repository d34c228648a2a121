using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>re + i im.</summary>
internal sealed class ComplexNumber : Operation
{
    public static readonly ComplexNumber Instance = new();

    public override string Name => "complex";

    public override int Arity => 2;

    public override double[][] Samples => [[-1.5, 1], [2, 0.4], [1.4, 1.5]];

    public override double Evaluate(double[] x) => x[0];

    public override IReadOnlyList<string> Methods => [];

    public override bool IsComplex(bool[] x) => true;

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) => new ComplexNode(x[0].Re, x[1].Re);
}
