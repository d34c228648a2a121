using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Tests.Transforms;

/// <summary>Activations on jets: results, adjoints, and what is kept between the passes.</summary>
public class PlanPointwiseTests
{
    /// <summary>Coefficients: the value, x, t, xx and, in the second set, the functional t - 0.3 xx in place of t and xx.</summary>
    private static readonly MultiIndex[] s_plain = [new([0, 0]), new([1, 0]), new([0, 1]), new([2, 0]), new([1, 1])];
    private static readonly MultiIndex[] s_collapsed = [new([0, 0]), new([1, 0]), MultiIndex.OfFunctional(2, 0)];

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (string name in new[] { "Tanh", "Sin", "Swish", "Softplus", "Gelu", "Arctan" })
            {
                data.Add(name, false);
                data.Add(name, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Results_are_the_derivatives_of_the_composition(string name, bool isCollapsed)
    {
        (PointwisePlan plan, IrNode body, IrGraph graph) = Plan(name, isCollapsed);
        for (int c = 0; c < plan.Jets.Count; c++)
        {
            MultiIndex index = plan.Jets[c];
            double expected = index.IsFunctional
                ? Composed(graph, body, new MultiIndex([0, 1])) - 0.3 * Composed(graph, body, new MultiIndex([2, 0]))
                : Composed(graph, body, index);
            Numeric.Close(expected, Evaluate(plan.Results[c], Argument), 1e-6, $"{name}, coefficient {c}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Adjoints_of_the_arguments_agree_with_differences(string name, bool isCollapsed)
    {
        (PointwisePlan plan, _, _) = Plan(name, isCollapsed);
        for (int c = 0; c < plan.Jets.Count; c++)
        {
            double expected = Numeric.Slope(h => plan.Results.Select((result, k) =>
                Bar(plan.Jets[k]) * Evaluate(result, index => Argument(index) + (index.Equals(plan.Jets[c]) ? h : 0))).Sum());
            Numeric.Close(expected, Evaluate(plan.ArgumentAdjoints[0][c]!, Argument), 1e-8, $"{name}, adjoint of coefficient {c}");
        }
    }

    [Theory]
    [InlineData("Tanh", false, "tanh")]
    [InlineData("Sigmoid", false, "sigmoid")]
    [InlineData("Sin", true, "")]
    public void Keeps_only_what_the_reverse_pass_reads(string name, bool keepsArgument, string kept)
    {
        (PointwisePlan plan, _, _) = Plan(name, isCollapsed: false);
        if (kept.Length > 0)
        {
            Assert.Equal(keepsArgument, plan.KeepsArgument);
            Assert.Equal(kept, Assert.Single(plan.Kept).Operation!.Name);
            Assert.Equal(plan.Jets.Count, plan.KeptPlanes);
        }
        else
        {
            // sin and cos are both transcendental: both are kept, the argument is not
            Assert.Equal(["cos", "sin"], plan.Kept.Select(node => node.Operation!.Name).Order(StringComparer.Ordinal));
            Assert.False(plan.KeepsArgument);
            Assert.Equal(plan.Jets.Count + 1, plan.KeptPlanes);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_reverse_pass_evaluates_nothing_transcendental(string name, bool isCollapsed)
    {
        (PointwisePlan plan, _, _) = Plan(name, isCollapsed);
        IEnumerable<IrNode> backward = IrWalk.Reachable(plan.Results.Concat(plan.ArgumentAdjoints[0].Select(bar => bar!)), plan.Kept.Contains);
        Assert.DoesNotContain(backward, node => node.Operation is Elementwise { Cost: >= 15 } && !plan.Kept.Contains(node));
    }

    private static (PointwisePlan Plan, IrNode Body, IrGraph Graph) Plan(string name, bool isCollapsed)
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = GeneratorRun.Compile($$"""
            [Pinn] public sealed partial class M
            {
                [Domain(-1, 1)] public partial Coordinate X { get; }
                [Domain(0, 1)] public partial Coordinate T { get; }
                [Mlp(4, Activation = nameof({{name}}))] public partial Field U { get; }
                static Scalar Swish(Scalar z) => z * Sigmoid(z);
                [Residual] Equation Use => U == X + T;
            }
            """);
        var spec = ModelGen.Generators.Parsing.ModelParser.Parse(compilation.GetTypeByMetadataName("M")!, compilation, CancellationToken.None).Spec!;
        var model = new LowerModel(spec, CancellationToken.None);
        IrNode body = model.Lower(spec.Networks[0].Activation).Re;
        MultiIndex[] coefficients = isCollapsed ? s_collapsed : s_plain;
        Functional[] functionals = isCollapsed
            ? [new Functional([(model.Graph.One, new MultiIndex([0, 1])), (model.Graph.Constant(-0.3), new MultiIndex([2, 0]))])]
            : [];
        var jets = new JetSet(coefficients);
        var planner = new PlanPointwise(model.Graph, model.Dimensions, body, jets, [jets.All]);
        return (planner.Plan(0, "Activation", functionals, [jets.All], owner: 0), body, model.Graph);
    }

    private static double Z(MultiIndex index) => 0.4 - 0.9 * index[0] + 0.7 * index[1] + 0.5 * index[0] * index[0] - 0.2 * index[0] * index[1];

    /// <summary>The argument's coefficients; the functional's is the same combination of them.</summary>
    private static double Argument(MultiIndex index) => index.IsFunctional ? Z(new MultiIndex([0, 1])) - 0.3 * Z(new MultiIndex([2, 0])) : Z(index);

    private static double Bar(MultiIndex index) => index.IsFunctional ? -1.4 : 0.8 - 0.6 * index[0] + 1.1 * index[1];

    private static double Evaluate(IrNode node, Func<MultiIndex, double> argument) =>
        IrInterpreter.Evaluate([node], leaf => leaf.Kind == LeafKind.Argument ? argument(leaf.Index!) : Bar(leaf.Index!))[0];

    /// <summary>d^index f(z(x, t)) by differences, z the polynomial with those derivatives at 0.</summary>
    private static double Composed(IrGraph graph, IrNode body, MultiIndex index) => PlannedModel.Difference(
        at =>
        {
            double z = s_plain.Sum(beta => Z(beta) * Math.Pow(at[0], beta[0]) * Math.Pow(at[1], beta[1]) / (beta[0] == 2 ? 2 : 1));
            return IrInterpreter.Evaluate([body], _ => z)[0];
        },
        [0, 0], index);
}
