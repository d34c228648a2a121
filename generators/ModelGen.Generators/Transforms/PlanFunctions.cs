using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Transforms;

/// <summary>Gives every pointwise layer of every site its function on jets; equal ones are planned once and shared.</summary>
internal sealed class PlanFunctions(LowerModel model)
{
    private readonly Dictionary<string, PointwiseUse> _uses = new(StringComparer.Ordinal);

    /// <summary>Every function so far, by number.</summary>
    public IReadOnlyList<PointwiseUse> Uses => [.. _uses.Values.OrderBy(use => use.Plan.Number)];

    /// <summary>Which layers a site needs, which of their coefficients are not identically zero, and the functions of the pointwise ones.</summary>
    public void Plan(ProgramPlan program, SitePlan site)
    {
        site.Layers = Needed(program, site);
        foreach (NetworkLayer layer in site.Layers)
        {
            switch (layer)
            {
                case InputLayer input:
                    site.Planes[layer.Number] = site.PlanesOf(input.First, input.Width);
                    break;
                case PointwiseLayer pointwise:
                    ulong[] planes = [.. layer.Sources.Select(source => site.Planes[source])];
                    PointwisePlan plan = Get(program, site, pointwise, planes, Owner(program, site, pointwise));
                    site.Pointwise[layer.Number] = plan;
                    site.Planes[layer.Number] = plan.ResultPlanes;
                    break;
                default:
                    site.Planes[layer.Number] = layer.Sources.Aggregate(1UL, (all, source) => all | site.Planes[source]);
                    break;
            }
        }
    }

    /// <summary>The function that kernels for devices call for every layer of a chain, whatever coefficients are zero.</summary>
    public void PlanFull(ProgramPlan program, SitePlan site)
    {
        if (site.Network.IsChain && site.Network.Layers.OfType<PointwiseLayer>().FirstOrDefault() is { } activation)
        {
            site.Full = Get(program, site, activation, [site.Jets.All], owner: 0);
        }
    }

    private static List<NetworkLayer> Needed(ProgramPlan program, SitePlan site)
    {
        var wanted = new HashSet<int>(program.OutputsOf(site).Select(k => site.Network.Outputs[k].Layer));
        for (int l = site.Network.Layers.Count - 1; l >= 0; l--)
        {
            if (wanted.Contains(l))
            {
                wanted.UnionWith(site.Network.Layers[l].Sources);
            }
        }

        return [.. site.Network.Layers.Where(layer => wanted.Contains(layer.Number))];
    }

    /// <summary>The argument that comes from a dense layer and is read nowhere else: what is kept can lie in its memory. -1 for none.</summary>
    private static int Owner(ProgramPlan program, SitePlan site, PointwiseLayer layer)
    {
        var outputs = new HashSet<int>(program.OutputsOf(site).Select(k => site.Network.Outputs[k].Layer));
        for (int k = 0; k < layer.Sources.Count; k++)
        {
            int source = layer.Sources[k];
            int readers = site.Layers.Sum(reader => reader.Sources.Count(other => other == source));
            if (site.Network.Layers[source] is DenseLayer && readers == 1 && !outputs.Contains(source))
            {
                return k;
            }
        }

        return -1;
    }

    private PointwisePlan Get(ProgramPlan program, SitePlan site, PointwiseLayer layer, ulong[] planes, int owner)
    {
        bool readsPoints = site.Functionals.SelectMany(functional => functional.Terms).SelectMany(term => IrWalk.Reachable([term.Factor]))
            .Any(node => node.Leaf is { Kind: LeafKind.Coordinate or LeafKind.Observed });
        string[] coordinates = [.. Enumerable.Range(0, model.Dimensions).Select(c => CodeWriter.Number(c) + ",")];
        string factors = string.Join(
            "|", site.Functionals
                .Select(functional => string.Join(";", functional.Terms.Select(term => $"{term.Factor.Id}*{term.Index.Subscript(coordinates)}"))));
        string jets = string.Join("_", site.Jets.Select(index => index.Subscript(coordinates)));
        string key = $"{layer.Body.Id} {jets} {factors} {string.Join(",", planes)} {owner} {(readsPoints ? program.Number : -1)}";
        if (!_uses.TryGetValue(key, out PointwiseUse? use))
        {
            var planner = new PlanPointwise(model.Graph, model.Dimensions, layer.Body, site.Jets, planes);
            use = new PointwiseUse(planner.Plan(_uses.Count, layer.Name, site.Functionals, planes, owner), program);
            _uses.Add(key, use);
        }

        use.NeedsBackward |= program.HasBackward;
        return use.Plan;
    }
}
