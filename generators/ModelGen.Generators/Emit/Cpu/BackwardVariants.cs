using ModelGen.Generators.Plans;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>The ways in which programs call the reverse passes of pointwise functions; each becomes one method.</summary>
internal sealed class BackwardVariants
{
    private readonly Dictionary<(int Plan, string Key), BackwardVariant> _variants = [];

    /// <summary>The variant that a step calls.</summary>
    public BackwardVariant For(PointwiseAdjointStep step, bool replays)
    {
        string key = CodeText.Of($"{(replays ? "replay" : "")} {step.Bars.Count} {string.Join(",", step.Uses)}");
        if (!_variants.TryGetValue((step.Plan.Number, key), out BackwardVariant? variant))
        {
            int before = Of(step.Plan).Count();
            variant = new BackwardVariant("Backward" + (before == 0 ? "" : CodeWriter.Number(before + 1)), replays, step.Bars.Count, [.. step.Uses]);
            _variants.Add((step.Plan.Number, key), variant);
        }

        return variant;
    }

    public IEnumerable<BackwardVariant> Of(PointwisePlan plan) => _variants.Where(pair => pair.Key.Plan == plan.Number).Select(pair => pair.Value);
}
