using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Operations;

/// <summary>The imaginary unit.</summary>
internal sealed class ImaginaryUnit : Operation
{
    public static readonly ImaginaryUnit Instance = new();

    public override string Name => "i";

    public override int Arity => 0;

    public override double[][] Samples => [[], [], []];

    public override double Evaluate(double[] x) => 0;

    public override IReadOnlyList<string> Methods => [];

    public override bool IsComplex(bool[] x) => true;

    public override ComplexNode Lower(IrGraph graph, ComplexNode[] x) => new ComplexNode(graph.Zero, graph.One);
}
