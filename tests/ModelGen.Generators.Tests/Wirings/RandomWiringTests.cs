using System.Globalization;
using System.Reflection;
using ModelGen.Compiled.Tests.Oracle;
using ModelGen.Generators.Parsing;
using ModelGen.Generators.Specs;
using ModelGen.Kernels.Networks;
using ModelGen.Numerics;

namespace ModelGen.Generators.Tests.Wirings;

/// <summary>
/// Networks wired at random, many in one compilation: the graph of a body that runs is the parsed one, and shapes and values of every node are those of the
/// naive oracle, gradients those of differences. MODELGEN_WIRINGS is how many in place of 30, MODELGEN_WIRINGS_SEED the first seed.
/// </summary>
public class RandomWiringTests
{
    private const int Batch = 30;
    private const int Count = 7;

    private delegate void Prediction(ReadOnlySpan<double> x, Span<double> y);

    [Fact]
    public void Any_wiring_has_the_shapes_values_and_gradients_of_the_naive_oracle()
    {
        int count = Setting("MODELGEN_WIRINGS", Batch);
        int seed = Setting("MODELGEN_WIRINGS_SEED", 1);
        List<string> wrong = [];
        for (int first = 0; first < count; first += Batch)
        {
            RandomWiring[] wirings = [.. Enumerable.Range(first, Math.Min(Batch, count - first))
                .Select(i => new RandomWiring($"Wiring{i}", seed + i, steps: 3 + i % 8))];
            var run = new GeneratorRun([.. wirings.Select(wiring => wiring.Text)]);
            string[] refused = [.. run.Reported.Concat(run.CompilerErrors)
                .Select(diagnostic => $"{diagnostic}\n{diagnostic.Location.SourceTree}")];
            Repository.AssertNone(refused);
            Assembly assembly = run.Load();
            foreach (RandomWiring wiring in wirings)
            {
                // the widest lanes, and in longer runs the others in turn
                LaneWidth lanes = first == 0 ? LaneWidth.Auto : LaneSelection.Available[first / Batch % LaneSelection.Available.Count];
                Check(wiring, run, assembly.GetType(wiring.Name)!, lanes, wrong);
            }
        }

        Repository.AssertNone(wrong);
    }

    private static void Check(RandomWiring wiring, GeneratorRun run, Type type, LaneWidth lanes, List<string> wrong)
    {
        void Require(bool holds, FormattableString what)
        {
            if (!holds)
            {
                wrong.Add($"{what.ToString(CultureInfo.InvariantCulture)} in\n{wiring.Text}");
            }
        }

        using var model = (NetworkModel)Activator.CreateInstance(type, 1, Precision.Double, 1, lanes)!;
        var random = new Random(5);
        double[] Draw(IReadOnlyList<int> sizes, int samples) =>
            [.. Enumerable.Range(0, samples * sizes.Aggregate(1, (product, size) => product * size)).Select(_ => 2 * random.NextDouble() - 1)];
        double[] parameters = new double[model.ParameterCount];
        model.GetParameters(parameters);
        model.SetParameters([.. parameters.Select(number => number + 0.4 * (random.NextDouble() - 0.5))]);
        ColumnDescription[] columns = [.. model.Description.Columns];
        double[] x = Draw(columns[0].Sizes, Count);
        double[] t = Draw(columns[1].Sizes, Count);
        SampleModelSpec spec = ModelParser.ParseNetwork(run.Input.GetTypeByMetadataName(wiring.Name)!, run.Input, CancellationToken.None).Spec!;
        var output = (Tensor)type.GetProperty("Y")!.GetValue(model)!;
        string parsed = spec.Graph.Describe(spec.Outputs[0].Node, withPaths: false);
        Require(ExpressionGraph.Describe(output) == parsed, $"the graph that runs is another than the parsed one");
        Dictionary<Expression, int> nodes = Nodes(output.Expression, spec);
        var oracle = new NetworkOracle(model, new Dictionary<string, Grid> { ["X"] = new([.. columns[0].Sizes], [.. x.Chunk(x.Length / Count)]) })
        {
            Paths = nodes.Where(node => spec.Graph.Nodes[node.Value].Name is not null).ToDictionary(
                node => node.Key, node => spec.Graph.Nodes[node.Value].Name!),
        };
        Grid expected = oracle.Evaluate(output.Expression);
        foreach ((Expression expression, int node) in nodes)
        {
            Grid value = oracle.Evaluate(expression);
            Require(value.Sizes.SequenceEqual(spec.Shapes[node]), $"'{expression.Operation}' has the shape {Text(spec.Shapes[node])}, not {Text(value.Sizes)}");
        }

        double[] y = new double[Count * expected.Length];
        Prediction predict = type.GetMethod("Predict", [typeof(ReadOnlySpan<double>), typeof(Span<double>)])!.CreateDelegate<Prediction>(model);
        predict(x, y);
        double[] all = [.. expected.Samples.SelectMany(sample => sample)];
        double error = all.Zip(y, (a, b) => Math.Abs(a - b)).Max() / (1 + all.Max(Math.Abs));
        Require(error <= 1e-11, $"values differ by {error:R}");
        double[] alone = new double[expected.Length];
        predict(x.AsSpan(2 * x.Length / Count, x.Length / Count), alone);
        Require(alone.AsSpan().SequenceEqual(y.AsSpan(2 * expected.Length, expected.Length)), $"a sample alone has other bits");
        if (wiring.IsSmooth && model.ParameterCount > 0)
        {
            var samples = (SampleSet)Activator.CreateInstance(type.GetNestedType("Data")!, SampleArray.FromArray(x), SampleArray.FromArray(t))!;
            double difference = model.CheckGradients(samples, numbers: 25);
            Require(difference <= 1e-4, $"gradients differ by {difference:R}");
        }
    }

    /// <summary>For every node of the graph that runs, the parsed one.</summary>
    private static Dictionary<Expression, int> Nodes(Expression root, SampleModelSpec spec)
    {
        var nodes = new Dictionary<Expression, int>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<(Expression Expression, int Node)>([(root, spec.Outputs[0].Node)]);
        while (stack.TryPop(out (Expression Expression, int Node) next))
        {
            if (nodes.TryAdd(next.Expression, next.Node))
            {
                for (int i = 0; i < next.Expression.Operands.Length; i++)
                {
                    stack.Push((next.Expression.Operands[i], spec.Graph.Nodes[next.Node].Operands[i]));
                }
            }
        }

        return nodes;
    }

    private static string Text(IEnumerable<int> sizes) => $"[{string.Join(", ", sizes)}]";

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
