using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>x^p. A whole constant exponent becomes multiplications (complex bases too), one half a square root.</summary>
internal sealed class Pow : Elementwise
{
    public static readonly Pow Instance = new();

    private const int LargestUnrolled = 64;

    public override string Name => "pow";

    public override int Arity => 2;

    public override int Cost => 60;

    public override double[][] Samples => [[1.2, 0.3], [0.4, -1.2], [0.7, 2.5]];

    public override double Evaluate(double[] x) => Math.Pow(x[0], x[1]);

    public override IrNode Partial(IrGraph graph, int i, IrNode[] x, IrNode y) => i == 1
        ? graph.Multiply(y, graph.Apply(Log.Instance, x[0]))
        : graph.Multiply(x[1], Real(graph, x[0], graph.Subtract(x[1], graph.One)));

    public override long Degree(long[] x, double?[] constants) => x[1] > 0 ? Smooth
        : constants[1] is >= 0 and <= LargestUnrolled and var p && p == Math.Round((double)p) ? x[0] * (long)p
        : x[0] == 0 ? 0
        : Smooth;

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x)
    {
        if (!x[0].IsComplex)
        {
            return Real(graph, x[0].Re, x[1].Re);
        }

        int n = (int)x[1].Re.Number;
        ComplexNode result = graph.One;
        for (int k = 0; k < Math.Abs(n); k++)
        {
            result = Multiply.Instance.Lower(graph, [result, x[0]]);
        }

        return n < 0 ? Divide.Instance.Lower(graph, [graph.One, result]) : result;
    }

    private static IrNode Real(IrGraph graph, IrNode x, IrNode p)
    {
        if (p.IsConstant && p.Number == Math.Round(p.Number) && Math.Abs(p.Number) <= LargestUnrolled)
        {
            return graph.Power(x, (int)p.Number);
        }

        return p.IsConstant && p.Number == 0.5 ? graph.Apply(Sqrt.Instance, x) : graph.Apply(Instance, x, p);
    }
}
