using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Networks;

/// <summary>Hashes of a network's declaration.</summary>
internal static class NetworkFingerprint
{
    /// <summary>Of all that decides what the parameters mean: what the outputs are, with every layer, its shape and its path.</summary>
    public static string OfParameters(NetworkPlan plan)
    {
        SampleModelSpec spec = plan.Spec;
        string columns = string.Join("\n", spec.Columns.Where(column => column.IsInput).Select(column => $"{column.Name} {string.Join(",", column.Sizes)}"));
        IEnumerable<int> roots = spec.Outputs.Count > 0 ? spec.Outputs.Select(output => output.Node) : spec.Terms.Select(term => term.Node);
        return Fingerprint.Hash(columns + OfCoordinates(spec) + string.Concat(roots.Select(root => spec.Graph.Describe(root))));
    }

    /// <summary>Of all that the loss computes.</summary>
    public static string OfLoss(SampleModelSpec spec) => Fingerprint.Hash(
        string.Concat(spec.Terms.Select(term => $"{term.Name} {term.IsMetric}{Points(spec, term)}\n{spec.Graph.Describe(term.Node)}")));

    // domains decide what trunks see and where sensors are; bits, so that 0.0 is not -0.0
    private static string OfCoordinates(SampleModelSpec spec) =>
        string.Concat(spec.Coordinates.Select(coordinate => CodeText.Of($"\n{coordinate.Name} {coordinate.LowerBits} {coordinate.UpperBits}")))
        + string.Concat(spec.Columns.Where(column => column.Along is not null).Select(column => $"\n{column.Name} along {column.Along}"));

    private static string Points(SampleModelSpec spec, TermSpec term) => spec.IsAtPoints(term.Node) ? CodeText.Of($" {term.Points}") : "";
}
