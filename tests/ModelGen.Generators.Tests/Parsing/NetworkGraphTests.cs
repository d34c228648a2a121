using System.Runtime.CompilerServices;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tests.Parsing;

/// <summary>Activations and inputs of networks are expressions too.</summary>
public class NetworkGraphTests
{
    private const string Model = """
        [Pinn]
        public sealed partial class Net
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Domain(0, 1)] public partial Coordinate T { get; }
            [Mlp(4, Activation = nameof(Swish), Inputs = nameof(Embedding))] public partial Field U { get; }
            [Mlp(4, Activation = nameof(Elsewhere.Bump), Inputs = nameof(Loop))] public partial Field V { get; }
            [Mlp(4, Activation = nameof(Elu))] public partial Field W { get; }
            Scalar[] Embedding => [Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), T];
            Scalar[] Loop
            {
                get
                {
                    var features = new Scalar[6];
                    for (int k = 0; k < 3; k++)
                    {
                        features[2 * k] = Sin((k + 1) * X);
                        features[(2 * k) + 1] = Cos((k + 1) * X) * U;
                    }

                    return features;
                }
            }

            static Scalar Swish(Scalar z) => z * Sigmoid(z);
            [Residual] Equation Use => U + V + W == 0;
        }
        """;

    private const string Other = "static class Elsewhere { public static Scalar Bump(Scalar z, double width = 2) { var s = z / width; return Exp(-s * s); } }";

    [Fact]
    public void Activations_of_the_class_of_another_class_and_of_Calculus_are_read_as_they_run()
    {
        var run = new GeneratorRun(Model, Other);
        ModelSpec spec = run.Parse("Net").Spec!;
        System.Reflection.Assembly assembly = run.Load();
        GraphOracle.Same(GraphOracle.OfActivation(assembly.GetType("Net")!, "Swish"), spec.Graph.Describe(spec.Networks[0].Activation), "Swish");
        GraphOracle.Same(GraphOracle.OfActivation(assembly.GetType("Elsewhere")!, "Bump"), spec.Graph.Describe(spec.Networks[1].Activation), "Bump");
        GraphOracle.Same(GraphOracle.OfActivation(typeof(Calculus), "Elu"), spec.Graph.Describe(spec.Networks[2].Activation), "Elu");
    }

    [Theory]
    [InlineData("Tanh")]
    [InlineData("Sin")]
    [InlineData("Sine")]
    [InlineData("Arctan")]
    [InlineData("Relu")]
    [InlineData("LeakyRelu")]
    [InlineData("Selu")]
    [InlineData("Gelu")]
    [InlineData("Silu")]
    [InlineData("Softplus")]
    [InlineData("Sigmoid")]
    public void Built_in_activations_are_read_as_they_run(string name)
    {
        var run = new GeneratorRun($$"""
            [Pinn] public partial class Net
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4, Activation = nameof({{name}}))] public partial Field U { get; }
                [Residual] Equation Use => U == X;
            }
            """);
        ModelSpec spec = run.Parse("Net").Spec!;
        Assert.Equal(name, spec.Networks[0].ActivationName);
        GraphOracle.Same(GraphOracle.OfActivation(typeof(Calculus), name), spec.Graph.Describe(spec.Networks[0].Activation), name);
    }

    [Fact]
    public void Inputs_are_read_as_they_run()
    {
        var run = new GeneratorRun(Model, Other);
        ModelSpec spec = run.Parse("Net").Spec!;
        object model = RuntimeHelpers.GetUninitializedObject(run.Load().GetType("Net")!);
        foreach ((int network, string property) in new[] { (0, "Embedding"), (1, "Loop") })
        {
            var running = (Scalar[])GraphOracle.Get(model, property);
            Assert.Equal(running.Length, spec.Networks[network].Inputs!.Value.Count);
            Assert.All(
                running.Zip(spec.Networks[network].Inputs!.Value),
                pair => GraphOracle.Same(ExpressionGraph.Describe(pair.First), spec.Graph.Describe(pair.Second), property));
        }
    }
}
