using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>The error function, 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x.</summary>
internal sealed class Erf : Unary
{
    public static readonly Erf Instance = new();

    public override string Name => "erf";

    public override int Cost => 50;

    public override double[][] Samples => Points(-1.5, 0.1, 1.4);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) =>
        graph.Multiply(2 / Math.Sqrt(Math.PI), graph.Apply(Exp.Instance, graph.Negate(graph.Multiply(x, x))));

    /// <summary>Abramowitz and Stegun 7.1.6, a series of positive terms; 1 beyond 6.</summary>
    public override double Evaluate(double x)
    {
        if (Math.Abs(x) > 6)
        {
            return Math.Sign(x);
        }

        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
