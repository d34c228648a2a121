using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>|x|^2 = Re^2 + Im^2.</summary>
internal sealed class Abs2 : Operation
{
    public static readonly Abs2 Instance = new();

    public override string Name => "abs2";

    public override int Arity => 1;

    public override double[][] Samples => [[-1.5], [0.4], [1.4]];

    public override double Evaluate(double[] x) => x[0] * x[0];

    public override bool IsComplex(bool[] x) => false;

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) =>
        graph.Add(graph.Multiply(x[0].Re, x[0].Re), graph.Multiply(x[0].ImOrZero(graph), x[0].ImOrZero(graph)));
}
