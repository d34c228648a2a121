using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Tests.Transforms;

/// <summary>
/// A model that was parsed and planned, with analytic functions in place of its networks: output k of network n is a fixed smooth
/// function of the network's inputs, so that every derivative can be had by differencing values alone.
/// </summary>
internal sealed class PlannedModel
{
    public const string Declarations = """
        [Domain(-1, 1)] public partial Coordinate X { get; }
        [Domain(0, 3)] public partial Coordinate Y { get; }
        [Domain(0, 2)] public partial Coordinate T { get; }
        [Mlp(4)] public partial Field U { get; }
        [Mlp(4)] public partial ComplexField H { get; }
        [Mlp(4, Inputs = nameof(Loop))] public partial Field P { get; }
        [Mlp(4, Inputs = nameof(Nested))] public partial Field Q { get; }
        [Learnable(0.7)] public partial Scalar K { get; }
        [Coefficient(0.3)] public partial Scalar Nu { get; set; }
        Scalar[] Loop => [Sin(2 * X), Cos(2 * X), T];
        Scalar[] Nested => [X * U, T + P];
        """;

    private static readonly double[] s_learnables = [0.7];
    private static readonly double[] s_coefficients = [0.3];

    public PlannedModel(string members)
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = GeneratorRun.Compile(
            $"[Pinn] public sealed partial class M {{ {Declarations} {members} }}");
        Spec = ModelGen.Generators.Parsing.ModelParser.Parse(compilation.GetTypeByMetadataName("M")!, compilation, CancellationToken.None).Spec!;
        Assert.False(Spec.HasErrors);
        Model = new LowerModel(Spec, CancellationToken.None);
    }

    public ModelSpec Spec { get; }

    public LowerModel Model { get; }

    /// <summary>The real components of a property.</summary>
    public IrNode[] Components(string name)
    {
        int node = Spec.Equations.Where(equation => equation.Name == name).Select(equation => equation.Node)
            .Concat(Spec.Expressions.Where(expression => expression.Name == name).Select(expression => expression.Node)).First();
        ComplexNode value = Model.Lower(node);
        return value.Im is { } im ? [value.Re, im] : [value.Re];
    }

    /// <summary>A lowered graph at a point; outputs' derivatives come from differences of the stand-in functions.</summary>
    public double Evaluate(IrNode root, double[] point) => IrInterpreter.Evaluate([root], leaf => Leaf(leaf, point))[0];

    private double Leaf(Leaf leaf, double[] point)
    {
        switch (leaf.Kind)
        {
            case LeafKind.Coordinate:
                return point[leaf.A];
            case LeafKind.Learnable:
                return s_learnables[leaf.A];
            case LeafKind.Coefficient:
                return s_coefficients[leaf.A];
            default:
                Site site = Model.Sites[leaf.A];
                double[] place = [.. site.Substitution.Select((expression, c) => expression is null ? point[c] : Evaluate(expression, point))];
                return Difference(moved => Network(site.Network, leaf.B, moved), place, leaf.Index!);
        }
    }

    /// <summary>A network's stand-in: sin of a combination of its inputs, plus a product of the first two.</summary>
    private double Network(int network, int output, double[] place)
    {
        double[] inputs = [.. Model.NetworkInputs[network].Select(input => Evaluate(input, place))];
        double phase = inputs.Select((input, i) => (0.6 + 0.2 * i - 0.1 * output) * input).Sum();
        return Math.Sin(phase + 0.3 * network + output) + 0.2 * inputs[0] * inputs[^1];
    }

    /// <summary>A mixed derivative by nested five-point differences.</summary>
    public static double Difference(Func<double[], double> f, double[] at, MultiIndex index)
    {
        if (index.Order == 0)
        {
            return f(at);
        }

        int c = index.FirstCoordinate;
        MultiIndex rest = index.Minus(MultiIndex.Unit(index.Dimensions, c));
        return Numeric.Slope(h => Difference(f, [.. at.Select((x, i) => i == c ? x + h : x)], rest), 0.005);
    }
}
