using System.Reflection;
using System.Text.RegularExpressions;
using ModelGen.Generators.Layers;
using ModelGen.Generators.Parsing;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tests.Parsing;

/// <summary>Networks on samples: the graph that running a body builds is the parsed one but for paths, and what the table of layers has.</summary>
public class SampleGraphTests
{
    // element by element, or about the symbol itself
    private static readonly string[] s_noLayers = ["Apply", "Declared", "Equals", "GetHashCode", "ToString", "GetType"];

    private static readonly Lazy<GeneratorRun> s_networks = new(() => new GeneratorRun(
        [.. Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)]));

    private static readonly Lazy<Assembly> s_loaded = new(() => s_networks.Value.Load());

    private static string Folder => Path.Combine(Repository.Root, "tests", "ModelGen.Compiled.Tests", "Networks");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.cs")
        .SelectMany(file => Regex.Matches(File.ReadAllText(file), "partial class (\\w+)")).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Running_a_body_builds_the_parsed_graph(string name)
    {
        GeneratorRun run = s_networks.Value;
        Assert.Empty(run.Reported.Select(diagnostic => diagnostic.ToString()));
        string type = "ModelGen.Compiled.Tests." + name;
        SampleModelSpec spec = ModelParser.ParseNetwork(run.Input.GetTypeByMetadataName(type)!, run.Input, CancellationToken.None).Spec!;
        object model = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(s_loaded.Value.GetType(type)!);
        foreach (OutputSpec output in spec.Outputs)
        {
            if (GraphOracle.Get(model, output.Name) is Tensor tensor)
            {
                Assert.Equal(tensor.Shape, output.Sizes);
                Same(ExpressionGraph.Describe(tensor), spec, output.Node, output.Name);
            }
            else
            {
                Same(ExpressionGraph.Describe((Scalar)GraphOracle.Get(model, output.Name)), spec, output.Node, output.Name);
            }
        }

        foreach (TermSpec term in spec.Terms)
        {
            string running = GraphOracle.Get(model, term.Name) is Equation equation
                ? ExpressionGraph.Describe(equation)
                : ExpressionGraph.Describe((Scalar)GraphOracle.Get(model, term.Name));
            Same(running, spec, term.Node, term.Name);
        }
    }

    [Fact]
    public void Every_method_of_a_layer_is_compiled_and_compared_with_the_oracle()
    {
        string networks = string.Concat(Directory.GetFiles(Folder, "*.cs").Select(File.ReadAllText));
        Repository.AssertNone(LayerTable.ByMethod.Keys.Where(method => !networks.Contains(method + "(", StringComparison.Ordinal))
            .Select(method => $"tests/ModelGen.Compiled.Tests/Networks has no network with {method}"));
    }

    [Fact]
    public void Every_method_of_tensors_is_a_layer_or_a_function_of_elements()
    {
        IEnumerable<string> methods = typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Concat(typeof(Calculus).GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Tensor))))
            .Where(method => !method.IsSpecialName).Select(method => method.Name).Distinct();
        string language = File.ReadAllText(Path.Combine(Repository.Root, "generators/ModelGen.Generators/Parsing/Languages/GridLanguage.cs"));
        Repository.AssertNone(methods.Except(s_noLayers).Except(LayerTable.ByMethod.Keys)
            .Where(method => !language.Contains($"\"{method}\"", StringComparison.Ordinal))
            .Select(method => $"generators/ModelGen.Generators/Layers lacks {method}"));
    }

    [Fact]
    public void Every_layer_has_its_methods_in_the_library()
    {
        string[] methods = [.. typeof(Tensor).GetMethods().Concat(typeof(Calculus).GetMethods()).Select(method => method.Name)];
        Repository.AssertNone(LayerTable.ByMethod.Keys.Except(methods).Select(method => $"src/ModelGen/Symbols lacks {method}"));
    }

    private static void Same(string running, SampleModelSpec spec, int node, string what) =>
        GraphOracle.Same(running, spec.Graph.Describe(node, withPaths: false), what);
}
