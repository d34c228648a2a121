using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>a / b; complex: a conj(b) / |b|^2.</summary>
internal sealed class Divide : Operation
{
    public static readonly Divide Instance = new();

    public override string Name => "div";

    public override int Arity => 2;

    public override double[][] Samples => [[-1.5, 1], [2, 0.4], [1.4, 1.5]];

    public override double Evaluate(double[] x) => x[0] / x[1];

    public override IReadOnlyList<string> Methods => [];

    public override long Degree(long[] x, double?[] constants) => x[1] == 0 ? x[0] : Smooth;

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x)
    {
        if (!x[1].IsComplex)
        {
            return x[0].Im is { } im
                ? new ComplexNode(graph.Divide(x[0].Re, x[1].Re), graph.Divide(im, x[1].Re))
                : graph.Divide(x[0].Re, x[1].Re);
        }

        ComplexNode product = Multiply.Instance.Lower(graph, [x[0], Conj.Instance.Lower(graph, [x[1]])]);
        IrNode square = Abs2.Instance.Lower(graph, [x[1]]).Re;
        return new ComplexNode(graph.Divide(product.Re, square), graph.Divide(product.ImOrZero(graph), square));
    }
}
