using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>x where positive, else alpha (e^x - 1); Clevert et al. 2016.</summary>
internal sealed class Elu : Composite
{
    public static readonly Elu Instance = new();

    public override string Name => "elu";

    public override int Arity => 2;

    public override double[][] Samples => [[-1.5, 1], [0.4, 1], [1.4, 0.5]];

    public override double Evaluate(double[] x) => x[0] > 0 ? x[0] : x[1] * (Math.Exp(x[0]) - 1);

    public override IrNode Expand(IrGraph graph, IrNode[] x) => Expansion(graph, x[0], x[1]);

    /// <summary>The exponential's argument is kept below zero, so that its overflow cannot turn an unused adjoint into NaN.</summary>
    public static IrNode Expansion(IrGraph graph, IrNode x, IrNode alpha)
    {
        IrNode negative = graph.Select(x, graph.Zero, graph.Zero, x);
        return graph.Select(x, graph.Zero, x, graph.Multiply(alpha, graph.Subtract(graph.Apply(Exp.Instance, negative), graph.One)));
    }
}
