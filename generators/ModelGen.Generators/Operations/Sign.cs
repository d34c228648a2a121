using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>-1, 0 or 1.</summary>
internal sealed class Sign : Unary
{
    public static readonly Sign Instance = new();

    public override string Name => "sign";

    public override int Cost => 2;

    public override double[][] Samples => Points(-1.5, 0.4, 1.4);

    public override double Evaluate(double x) => Math.Sign(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Zero;

    public override int NonzeroDerivatives => 0;
}
