using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>a - b.</summary>
internal sealed class Subtract : Operation
{
    public static readonly Subtract Instance = new();

    public override string Name => "sub";

    public override int Arity => 2;

    public override double[][] Samples => [[-1.5, 1], [2, 0.4], [1.4, 1.5]];

    public override double Evaluate(double[] x) => x[0] - x[1];

    public override IReadOnlyList<string> Methods => [];

    public override long Degree(long[] x, double?[] constants) => x.Max();

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) => x[0].IsComplex || x[1].IsComplex
        ? new ComplexNode(graph.Subtract(x[0].Re, x[1].Re), graph.Subtract(x[0].ImOrZero(graph), x[1].ImOrZero(graph)))
        : graph.Subtract(x[0].Re, x[1].Re);
}
