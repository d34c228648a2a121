using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>The angle of the point (x, y); operands y, x.</summary>
internal sealed class Atan2 : Elementwise
{
    public static readonly Atan2 Instance = new();

    public override string Name => "atan2";

    public override int Arity => 2;

    public override int Cost => 45;

    public override double[][] Samples => [[1, 0.3], [-0.4, -1.2], [0.7, -0.5]];

    public override double Evaluate(double[] x) => Math.Atan2(x[0], x[1]);

    public override IrNode Partial(IrGraph graph, int i, IrNode[] x, IrNode y)
    {
        IrNode square = graph.Add(graph.Multiply(x[0], x[0]), graph.Multiply(x[1], x[1]));
        return graph.Divide(i == 0 ? x[1] : graph.Negate(x[0]), square);
    }
}
