using ModelGen.Generators.Ir;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Emit;

/// <summary>The activations that a model's programs need; equal ones are emitted once and shared.</summary>
internal sealed class ActivationLibrary(LowerModel model, LeafNames names)
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public IEnumerable<Entry> Entries => _entries.Values;

    /// <summary>The activation plans of a site's hidden layers; the first layer's knows which coefficients of the inputs are zero.</summary>
    public IReadOnlyList<ActivationPlan> For(SitePlan site, ProgramPlan program, int programNumber)
    {
        NetworkSpec network = model.Spec.Networks[site.Site.Network];
        return [.. network.Widths.Select((_, l) => Get(network, site, l == 0 ? site.InputPlanes : AllPlanes(site), program, programNumber))];
    }

    /// <summary>
    /// The activation plan of a site with every coefficient of the argument, for kernels that treat all layers alike; null without hidden layers.
    /// </summary>
    public ActivationPlan? Full(SitePlan site, ProgramPlan program, int programNumber)
    {
        NetworkSpec network = model.Spec.Networks[site.Site.Network];
        return network.Widths.Count == 0 ? null : Get(network, site, AllPlanes(site), program, programNumber);
    }

    private static ulong AllPlanes(SitePlan site) => site.Coefficients.Count == 64 ? ulong.MaxValue : (1UL << site.Coefficients.Count) - 1;

    private ActivationPlan Get(NetworkSpec network, SitePlan site, ulong planes, ProgramPlan program, int programNumber)
    {
        bool readsPoints = site.Functionals.SelectMany(functional => functional.Terms).SelectMany(term => IrWalk.Reachable([term.Factor]))
            .Any(node => node.Leaf is { Kind: LeafKind.Coordinate or LeafKind.Observed });
        string factors = string.Join(
            "|",
            site.Functionals.Select(functional => string.Join(";", functional.Terms.Select(term => $"{term.Factor.Id}*{names.Subscript(term.Index)}"))));
        string jets = string.Join("_", site.Coefficients.Select(index => index.IsZero ? "1" : names.Subscript(index)));
        string key = $"{network.Activation} {jets} {factors} {planes} {(readsPoints ? programNumber : -1)}";
        if (!_entries.TryGetValue(key, out Entry? entry))
        {
            bool isFull = site.Coefficients.Select((_, c) => planes >> c & 1).All(bit => bit == 1);
            string stem = network.ActivationName + "_" + jets.Replace("@", "") + (isFull ? "" : "_first");
            string name = stem;
            for (int i = 2; !_taken.Add(name); i++)
            {
                name = stem + "_" + CodeWriter.Number(i);
            }

            IrNode body = model.Lower(network.Activation).Re;
            entry = new Entry(PlanActivation.Plan(model, name, body, site.Coefficients, site.Functionals, planes), program);
            _entries.Add(key, entry);
        }

        entry.NeedsBackward |= program.HasBackward;
        return entry.Plan;
    }

    internal sealed class Entry(ActivationPlan plan, ProgramPlan program)
    {
        public ActivationPlan Plan { get; } = plan;

        public ProgramPlan Program { get; } = program;

        public bool NeedsBackward { get; set; }
    }
}
