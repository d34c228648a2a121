using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>lambda ELU(x, alpha) with the self-normalising constants; Klambauer et al. 2017.</summary>
internal sealed class Selu : Composite
{
    public static readonly Selu Instance = new();

    public override string Name => "selu";

    public override double[][] Samples => [[-1.5], [0.4], [1.4]];

    public override double Evaluate(double[] x) => Scale * (x[0] > 0 ? x[0] : Alpha * (Math.Exp(x[0]) - 1));

    public override IrNode Expand(IrGraph graph, IrNode[] x) => graph.Multiply(Scale, Elu.Expansion(graph, x[0], graph.Constant(Alpha)));

    private const double Alpha = 1.6732632423543772;
    private const double Scale = 1.0507009873554805;
}
