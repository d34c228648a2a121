using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Tests.Parsing;

/// <summary>Layers in bodies: read as they run, each with parameters of its own, put together as networks.</summary>
public class LayerGraphTests
{
    private const string Block = "static Tensor Block(Tensor x) => x + x.Dense(4).Tanh(); static Scalar Swish(Scalar z) => z * Sigmoid(z);";

    [Theory]
    [InlineData("Scalar V => Stack(X, T).Dense(4).Tanh().Dense(1)[0];")]
    [InlineData("Tensor Trunk => Stack(Sin(X), Cos(X), T).Dense(4).Gelu(); Scalar V => Trunk.Dense(2)[1] * Trunk[3];")]
    [InlineData("Scalar V => Block(Block(Stack(X, T, 1, X * T))).Dense(1)[0]; " + Block)]
    [InlineData("Scalar V => (1 - K * Stack(X, T) / 2 + -Stack(T, X)).Apply(Swish).Dense(1)[0]; " + Block)]
    [InlineData("Scalar V => Concat(Stack(X), Stack(T).Dense(3).Apply(z => Exp(-z * z))).Dense(1)[0];")]
    [InlineData(
        "Scalar V { get { Tensor h = Stack(X); for (int l = 0; l < 3; l++) { h = h.Dense(2 + l, Initializer.HeNormal).Silu(); } return D(h[1], X); } }")]
    public void Layers_are_read_as_they_run(string members) => GraphOracle.Agrees(members + " [Residual] Equation Use => D(U, T) + V == 0;");

    [Theory]
    [InlineData("Scalar V => Stack(X).Dense(4).Tanh().Dense(1)[0];", "V/Dense V/Dense2")]
    [InlineData("Tensor Trunk => Stack(X).Dense(4); Scalar V => Trunk.Dense(1)[0] + Trunk.Dense(2)[0];", "Trunk/Dense V/Dense V/Dense2")]
    [InlineData("Scalar V => Block(Block(Stack(X).Dense(4, name: \"lift\")))[0]; " + Block, "V/lift V/Block/Dense V/Block/Dense2")]
    [InlineData("Scalar V => Stack(X).Dense(4)[0] + Stack(X).Dense(4)[0];", "V/Dense V/Dense2")]
    public void A_path_names_each_layer(string members, string paths)
    {
        ModelPlan plan = Plan(members);
        Assert.Equal(paths.Split(' ').Order(), plan.Layout.Layers.Select(layer => layer.Path).Where(path => path != "U/0" && path != "U/1").Order());
    }

    [Fact]
    public void Vectors_that_are_connected_are_one_network_and_others_are_not()
    {
        ModelPlan plan = Plan("Tensor A => Stack(X).Dense(4); Scalar V => A[0] + (A + Stack(T).Dense(4)).Tanh()[1] + Stack(X).Dense(2)[1];");
        Assert.Equal(["U", "A", "V"], plan.Model.Networks.Select(network => network.Name));
        Assert.Equal([2, 2, 1], plan.Model.Networks.Select(network => network.Dense.Count()));
        Assert.Equal([true, false, true], plan.Model.Networks.Select(network => network.IsChain || network.Layers.Count == 2));
    }

    [Fact]
    public void Neighbouring_functions_of_elements_are_one_layer()
    {
        ModelPlan plan = Plan(
            "Scalar V { get { Tensor h = Stack(X).Dense(4).Tanh(); Tensor z = h.Dense(4).Tanh(); return ((1 - z) * h + z * z).Dense(1)[0]; } }");
        NetworkGraph network = plan.Model.Networks[1];
        Assert.Equal(
            ["InputLayer", "DenseLayer", "PointwiseLayer", "DenseLayer", "PointwiseLayer", "DenseLayer"],
            network.Layers.Select(layer => layer.GetType().Name));
        Assert.Equal([2, 3], network.Layers[4].Sources);
    }

    [Fact]
    public void What_no_output_needs_is_not_computed()
    {
        ModelPlan plan = Plan("Tensor A => Stack(X).Dense(4).Tanh(); public Scalar V => A[0]; public Scalar W => A.Dense(3).Dense(1)[0];");
        ProgramPlan first = plan.Programs.Single(program => program.Name == "V");
        Assert.Equal(3, Assert.Single(first.Sites).Layers.Count);
        Assert.Equal(5, Assert.Single(plan.Programs.Single(program => program.Name == "W").Sites).Layers.Count);
    }

    private static ModelPlan Plan(string members)
    {
        var run = new GeneratorRun($$"""
            [Pinn] public sealed partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Domain(0, 1)] public partial Coordinate T { get; }
                [Mlp(4)] public partial Field U { get; }
                {{members}}
                [Residual] Equation Use => D(U, T) + D(V, X) == 0;
            }
            """);
        Assert.Empty(run.Reported.Select(diagnostic => diagnostic.ToString()));
        return PlanModel.Plan(run.Parse("M").Spec!, hasDevices: false, CancellationToken.None);
    }
}
