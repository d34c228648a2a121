using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>x Phi(x) with the exact normal distribution; Hendrycks and Gimpel 2016.</summary>
internal sealed class Gelu : Composite
{
    public static readonly Gelu Instance = new();

    public override string Name => "gelu";

    public override double[][] Samples => [[-1.5], [0.4], [1.4]];

    public override double Evaluate(double[] x) => 0.5 * x[0] * (1 + Erf.Instance.Evaluate(x[0] / Math.Sqrt(2)));

    public override IrNode Expand(IrGraph graph, IrNode[] x) =>
        graph.Multiply(graph.Multiply(0.5, x[0]), graph.Add(graph.One, graph.Apply(Erf.Instance, graph.Multiply(Math.Sqrt(0.5), x[0]))));
}
