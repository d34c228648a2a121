using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>-a.</summary>
internal sealed class Negate : Operation
{
    public static readonly Negate Instance = new();

    public override string Name => "neg";

    public override int Arity => 1;

    public override double[][] Samples => [[-1.5], [0.4], [1.4]];

    public override double Evaluate(double[] x) => -x[0];

    public override IReadOnlyList<string> Methods => [];

    public override long Degree(long[] x, double?[] constants) => x[0];

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) =>
        x[0].Im is { } im ? new ComplexNode(graph.Negate(x[0].Re), graph.Negate(im)) : graph.Negate(x[0].Re);
}
