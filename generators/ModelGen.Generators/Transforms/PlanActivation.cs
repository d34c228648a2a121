using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;

namespace ModelGen.Generators.Transforms;

/// <summary>Plans an activation: jets of its body over the argument's jets, then reverse mode over those.</summary>
internal static class PlanActivation
{
    /// <summary>From this cost on, a value that depends on the argument alone is kept rather than computed again.</summary>
    private const int WorthKeeping = 15;

    /// <param name="model">The lowered model; the activation's body is over an Argument leaf.</param>
    /// <param name="name">The methods' name.</param>
    /// <param name="body">The activation's body.</param>
    /// <param name="coefficients">The site's coefficients.</param>
    /// <param name="functionals">The site's functionals.</param>
    /// <param name="argumentPlanes">Which of the argument's coefficients are not identically zero.</param>
    public static ActivationPlan Plan(
        LowerModel model,
        string name,
        IrNode body,
        IReadOnlyList<MultiIndex> coefficients,
        IReadOnlyList<Functional> functionals,
        ulong argumentPlanes)
    {
        IrGraph graph = model.Graph;
        IrNode[] arguments = [.. coefficients.Select(
            (index, c) => (argumentPlanes >> c & 1) == 1 ? graph.Leaf(new Leaf(LeafKind.Argument, Index: index)) : graph.Zero)];
        IrNode ArgumentAt(MultiIndex index)
        {
            int plane = Index(coefficients, index);
            return plane < 0 ? graph.Zero : arguments[plane];
        }

        var jets = new ExpandJets(graph, (leaf, alpha) => leaf.Leaf!.Kind == LeafKind.Argument ? ArgumentAt(leaf.Leaf.Index!.Plus(alpha)) : graph.Zero);
        IrNode[] results = [.. coefficients.Select((index, c) => index.IsFunctional
            ? Functional(functionals[index.Functional], arguments[c])
            : jets.Derivative(body, index))];

        // of a top derivative, jets gives all but f'(z) d^alpha z, because d^alpha z is not carried; the functional carries the sum of those
        IrNode Functional(Functional functional, IrNode argument) => graph.Add(
            graph.Sum(functional.Terms.Select(term => graph.Multiply(term.Factor, jets.Derivative(body, term.Index)))),
            graph.Multiply(Slope(graph, body, model.Dimensions), argument));

        (IrNode Root, IrNode Seed)[] seeds = [.. results.Select((result, c) => (result, graph.Leaf(new Leaf(LeafKind.ResultAdjoint, Index: coefficients[c]))))];
        Dictionary<IrNode, IrNode> adjoints = ReverseMode.Adjoints(graph, seeds, leaf => leaf.Kind is LeafKind.Argument or LeafKind.Learnable);
        IrNode?[] argumentAdjoints = [.. arguments.Select(
            argument => argument.IsZero ? null : adjoints.TryGetValue(argument, out IrNode? bar) ? bar : graph.Zero)];
        var learnables = adjoints.Where(pair => pair.Key.Leaf!.Kind == LeafKind.Learnable).ToDictionary(pair => pair.Key.Leaf!.A, pair => pair.Value);

        IrNode value = arguments[0];
        IrNode[] backward = [.. results, .. argumentAdjoints.Where(bar => bar is not null).Select(bar => bar!), .. learnables.Values];
        var forward = new HashSet<IrNode>(IrWalk.Reachable(results));
        bool IsKept(IrNode node) => forward.Contains(node) && node.Operation is Elementwise { Cost: >= WorthKeeping } && OnlyOn(node, value);
        List<IrNode> reached = IrWalk.Reachable(backward, IsKept);
        return new ActivationPlan
        {
            Name = name,
            Coefficients = coefficients,
            ArgumentPlanes = argumentPlanes,
            Results = results,
            Kept = [.. reached.Where(IsKept)],
            KeepsArgument = reached.Contains(value) || !reached.Any(IsKept),
            ArgumentAdjoints = argumentAdjoints,
            LearnableAdjoints = learnables,
        };
    }

    /// <summary>f'(z): the derivative along a direction in which z has slope 1.</summary>
    private static IrNode Slope(IrGraph graph, IrNode body, int dimensions) =>
        new ExpandJets(graph, (leaf, _) => leaf.Leaf is { Kind: LeafKind.Argument, Index.IsZero: true } ? graph.One : graph.Zero)
            .Derivative(body, MultiIndex.Unit(dimensions, 0));

    private static bool OnlyOn(IrNode node, IrNode value) => IrWalk.Reachable([node]).All(inner => inner.Leaf is null || inner == value);

    private static int Index(IReadOnlyList<MultiIndex> coefficients, MultiIndex index)
    {
        for (int c = 0; c < coefficients.Count; c++)
        {
            if (coefficients[c].Equals(index))
            {
                return c;
            }
        }

        return -1;
    }
}
