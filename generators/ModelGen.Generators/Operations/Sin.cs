using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>Sine.</summary>
internal sealed class Sin : Unary
{
    public static readonly Sin Instance = new();

    public override string Name => "sin";

    public override IReadOnlyList<string> Methods => ["Sin", "Sine"];

    public override int Cost => 22;

    public override double[][] Samples => Points(-2, 0.1, 1.4);

    public override double Evaluate(double x) => Math.Sin(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Apply(Cos.Instance, x);
}
