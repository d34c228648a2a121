using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>a &gt; b ? x : y; x and y may be complex.</summary>
internal sealed class Select : Operation
{
    public static readonly Select Instance = new();

    public override string Name => "where";

    public override int Arity => 4;

    public override double[][] Samples => [[-1.5, 1, 2, 3], [2, 0.4, 2, 3], [1.4, 1.5, -1, 4]];

    public override double Evaluate(double[] x) => x[0] > x[1] ? x[2] : x[3];

    public override IReadOnlyList<string> Methods => ["Where"];

    public override long Degree(long[] x, double?[] constants) => Math.Max(x[2], x[3]);

    public override bool IsComplex(bool[] x) => x[2] || x[3];

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) => x[2].IsComplex || x[3].IsComplex
        ? new ComplexNode(graph.Select(x[0].Re, x[1].Re, x[2].Re, x[3].Re), graph.Select(x[0].Re, x[1].Re, x[2].ImOrZero(graph), x[3].ImOrZero(graph)))
        : graph.Select(x[0].Re, x[1].Re, x[2].Re, x[3].Re);
}
