using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>The real part.</summary>
internal sealed class Re : Operation
{
    public static readonly Re Instance = new();

    public override string Name => "re";

    public override int Arity => 1;

    public override double[][] Samples => [[-1.5], [0.4], [1.4]];

    public override double Evaluate(double[] x) => x[0];

    public override bool IsComplex(bool[] x) => false;

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) => x[0].Re;
}
