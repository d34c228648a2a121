using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;

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
        return Fingerprint.Hash(columns + string.Concat(roots.Select(root => spec.Graph.Describe(root))));
    }

    /// <summary>Of all that the loss computes.</summary>
    public static string OfLoss(SampleModelSpec spec) =>
        Fingerprint.Hash(string.Concat(spec.Terms.Select(term => $"{term.Name} {term.IsMetric}\n{spec.Graph.Describe(term.Node)}")));
}
