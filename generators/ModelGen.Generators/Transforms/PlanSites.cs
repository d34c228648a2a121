using System.Globalization;
using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;

namespace ModelGen.Generators.Transforms;

/// <summary>Plans the sites of a program from its components: closes jet sets downward, orders nested networks, writes the adjoint graphs.</summary>
internal sealed class PlanSites(LowerModel model)
{
    private IrGraph Graph => model.Graph;

    /// <param name="number">The program's number.</param>
    /// <param name="name">Its name.</param>
    /// <param name="components">What it computes.</param>
    /// <param name="hasBackward">Whether the adjoints of parameters are wanted.</param>
    public ProgramPlan Plan(int number, string name, IrNode[] components, bool hasBackward)
    {
        (components, IReadOnlyDictionary<int, IReadOnlyList<Functional>> functionals) = CollapseFunctionals.Collapse(model, components);
        List<SitePlan> sites = Sites(components, functionals);
        var learnables = new SortedDictionary<int, IrNode>();
        if (hasBackward)
        {
            WriteAdjoints(components, sites, learnables);
        }

        IrNode[] pointwise = components.Concat(sites.SelectMany(site => site.Inputs).SelectMany(inputs => inputs))
            .Concat(sites.SelectMany(site => site.Functionals).SelectMany(functional => functional.Terms).Select(term => term.Factor)).ToArray();
        Leaf[] leaves = IrWalk.Reachable(pointwise).Where(node => node.Leaf is not null).Select(node => node.Leaf!).ToArray();
        return new ProgramPlan
        {
            Number = number,
            Name = name,
            Components = components,
            HasBackward = hasBackward,
            Sites = sites,
            LearnableAdjoints = learnables,
            Coordinates = [.. leaves.Where(leaf => leaf.Kind == LeafKind.Coordinate).Select(leaf => leaf.A).Distinct().OrderBy(c => c)],
            Observed = [.. leaves.Where(leaf => leaf.Kind == LeafKind.Observed).Select(leaf => leaf.A).Distinct().OrderBy(c => c)],
        };
    }

    /// <summary>Consumers first: what a site's inputs ask of other networks is known only after its own coefficients are.</summary>
    private List<SitePlan> Sites(IrNode[] components, IReadOnlyDictionary<int, IReadOnlyList<Functional>> functionals)
    {
        var requests = new Dictionary<int, HashSet<MultiIndex>>();
        Request(components);
        var planned = new List<SitePlan>();
        while (requests.Count > 0)
        {
            int next = requests.Keys.OrderByDescending(site => Depth(model.Sites[site].Network)).ThenByDescending(site => site).First();
            SitePlan plan = PlanSite(model.Sites[next], requests[next], functionals.TryGetValue(next, out IReadOnlyList<Functional>? own) ? own : []);
            requests.Remove(next);
            planned.Add(plan);
            Request(plan.Inputs.SelectMany(inputs => inputs));
        }

        planned.Reverse();
        return planned;

        void Request(IEnumerable<IrNode> roots)
        {
            foreach (IrNode node in IrWalk.Reachable(roots))
            {
                if (node.Leaf is { Kind: LeafKind.NetworkOutput } leaf)
                {
                    if (!requests.TryGetValue(leaf.A, out HashSet<MultiIndex>? indices))
                    {
                        requests[leaf.A] = indices = [];
                    }

                    indices.Add(leaf.Index!);
                }
            }
        }
    }

    private SitePlan PlanSite(Site site, HashSet<MultiIndex> requested, IReadOnlyList<Functional> functionals)
    {
        // a functional needs everything strictly below the derivatives that it combines
        IEnumerable<MultiIndex> below = functionals.SelectMany(functional => functional.Terms)
            .SelectMany(term => term.Index.Below().Where(index => !index.Equals(term.Index)));
        MultiIndex[] coefficients = requested.Where(index => !index.IsFunctional).SelectMany(index => index.Below()).Concat(below)
            .Concat(requested.Where(index => index.IsFunctional)).Append(MultiIndex.Zero(model.Dimensions))
            .Distinct().OrderBy(index => index).ToArray();
        if (coefficients.Length > JetSet.Most)
        {
            string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
            throw new PlanException(
                PlanException.JetTooLarge, model.Networks[site.Network].Name, Number(coefficients.Length), Number(JetSet.Most));
        }

        IrNode[] inputs = model.NetworkInputs[site.Network];
        IrNode[] Jets(MultiIndex index) => model.Substitute([.. inputs.Select(input => model.Derivative(input, index))], site.Substitution);

        // the factors of a functional are known at the points themselves, so only the jets move to the site's place
        IrNode[] Functional(Functional functional) => functional.Terms
            .Select(term => Jets(term.Index).Select(jet => Graph.Multiply(term.Factor, jet)).ToArray())
            .Aggregate((sums, terms) => [.. sums.Zip(terms, Graph.Add)]);
        return new SitePlan
        {
            Site = site,
            Network = model.Networks[site.Network],
            Jets = new JetSet(coefficients),
            Functionals = functionals,
            Inputs = [.. coefficients.Select(index => index.IsFunctional ? Functional(functionals[index.Functional]) : Jets(index))],
        };
    }

    private int Depth(int network)
    {
        int depth = 0;
        foreach (IrNode node in IrWalk.Reachable(model.NetworkInputs[network]))
        {
            if (node.Leaf is { Kind: LeafKind.NetworkOutput } leaf)
            {
                depth = Math.Max(depth, 1 + Depth(model.Sites[leaf.A].Network));
            }
        }

        return depth;
    }

    /// <summary>Consumers first again: a site's output adjoints gather the components' and those of every input that reads it.</summary>
    private void WriteAdjoints(IrNode[] components, List<SitePlan> sites, SortedDictionary<int, IrNode> learnables)
    {
        var seeds = components.Select((component, k) => (component, Graph.Leaf(new Leaf(LeafKind.Seed, k)))).ToList();
        for (int s = sites.Count - 1; s >= 0; s--)
        {
            SitePlan plan = sites[s];
            Dictionary<IrNode, IrNode> adjoints = ReverseMode.Adjoints(Graph, seeds, leaf => leaf.Kind == LeafKind.NetworkOutput && leaf.A == plan.Site.Id);
            int outputs = model.Outputs(plan.Site.Network);
            plan.OutputAdjoints = [.. plan.Jets.Select(index => Enumerable.Range(0, outputs)
                .Select(
                    k => adjoints.TryGetValue(Graph.Leaf(new Leaf(LeafKind.NetworkOutput, plan.Site.Id, k, index)), out IrNode? bar)
                        ? bar
                        : Graph.Zero).ToArray())];
            plan.NeedsInputAdjoints = IrWalk.Reachable(plan.Inputs.SelectMany(inputs => inputs))
                .Any(node => node.Leaf is { Kind: LeafKind.NetworkOutput or LeafKind.Learnable });
            if (plan.NeedsInputAdjoints)
            {
                for (int c = 0; c < plan.Jets.Count; c++)
                {
                    for (int i = 0; i < plan.Inputs[c].Length; i++)
                    {
                        seeds.Add((plan.Inputs[c][i], Graph.Leaf(new Leaf(LeafKind.InputAdjoint, plan.Site.Id, i, plan.Jets[c]))));
                    }
                }
            }
        }

        foreach (KeyValuePair<IrNode, IrNode> pair in ReverseMode.Adjoints(Graph, seeds, leaf => leaf.Kind == LeafKind.Learnable))
        {
            learnables[pair.Key.Leaf!.A] = pair.Value;
        }
    }
}
