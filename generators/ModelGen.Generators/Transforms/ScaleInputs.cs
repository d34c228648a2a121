using System.Globalization;
using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// Brings declared inputs to [-1, 1], as coordinates are: those that read nothing but coordinates, so that intervals tell their range over the domain,
/// where that leaves [-1, 1] or is tiny. Such a map is one of the weights and biases of the dense layers that read it; where anything else does, inputs stay.
/// </summary>
internal static class ScaleInputs
{
    private const double Tiny = 0.1;

    /// <summary>x from [lower, upper] to [-1, 1].</summary>
    public static IrNode Map(IrGraph graph, IrNode x, double lower, double upper) =>
        graph.Add(graph.Multiply(2 / (upper - lower), x), graph.Constant(-(upper + lower) / (upper - lower)));

    /// <summary>The inputs of a network that are mapped.</summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="number">The number of the network.</param>
    /// <param name="network">Its layers and declared inputs.</param>
    /// <param name="inputs">The inputs as they are declared, lowered.</param>
    public static IEnumerable<ScaledInput> Find(ModelSpec spec, int number, NetworkGraph network, IReadOnlyList<IrNode> inputs)
    {
        bool[] readByDense = network.ReadByDenseAlone();
        foreach (InputLayer layer in network.Layers.OfType<InputLayer>().Where(layer => network.ScalesInputs && readByDense[layer.Number]))
        {
            foreach (int element in Enumerable.Range(layer.First, layer.Width))
            {
                if (Range(spec, inputs[element]) is { } range && NeedsMap(range))
                {
                    string text = DeclaredText.Of(spec.Graph, network.Inputs![element]) ?? CodeText.Of($"input {element}");
                    yield return new ScaledInput(number, network.Name, element, text, range.Lower, range.Upper);
                }
            }
        }
    }

    private static bool NeedsMap(Interval range) => range.Upper > range.Lower && !double.IsInfinity(range.Upper - range.Lower)
        && Math.Max(Math.Abs(range.Lower), Math.Abs(range.Upper)) is > 1 or < Tiny;

    /// <summary>What an expression of coordinates alone is within; null for others.</summary>
    private static Interval? Range(ModelSpec spec, IrNode input)
    {
        Interval Domain(Leaf leaf) => new(spec.Coordinates[leaf.A].Lower, spec.Coordinates[leaf.A].Upper);
        if (input.Leaf is { Kind: LeafKind.Coordinate } coordinate)
        {
            return Domain(coordinate);
        }

        List<IrNode> order = IrWalk.Reachable([input]);
        if (order.Any(node => node.Leaf is { Kind: not LeafKind.Coordinate }))
        {
            return null;
        }

        Interval range = Interval.Enclose(order, Domain)[input];
        return new Interval(Rounded(range.Lower), Rounded(range.Upper));
    }

    // the last digits of logarithms and their like depend on the machine that compiles, and files compare the range; rounding also leaves 1 + 1e-16 alone
    private static double Rounded(double end) => double.Parse(end.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
