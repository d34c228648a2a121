using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>|x|; complex: the modulus.</summary>
internal sealed class Abs : Unary
{
    public static readonly Abs Instance = new();

    public override string Name => "abs";

    public override int Cost => 1;

    public override double[][] Samples => Points(-1.5, 0.4, 1.4);

    public override double Evaluate(double x) => Math.Abs(x);

    public override IrNode Derivative(IrGraph graph, IrNode x, IrNode y) => graph.Apply(Sign.Instance, x);

    public override int NonzeroDerivatives => 1;

    public override bool IsComplex(bool[] x) => false;

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) => x[0].Im is null
        ? graph.Apply(this, x[0].Re)
        : graph.Apply(Sqrt.Instance, Abs2.Instance.Lower(graph, x).Re);
}
