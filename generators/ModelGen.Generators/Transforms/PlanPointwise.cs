using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Plans;

namespace ModelGen.Generators.Transforms;

/// <summary>Plans a pointwise function of vectors, such as an activation: jets of its body over the arguments' jets, then reverse mode over those.</summary>
internal sealed class PlanPointwise
{
    /// <summary>From this cost on, a value that depends on the arguments alone is kept rather than computed again.</summary>
    private const int WorthKeeping = 15;

    private readonly IrGraph _graph;
    private readonly JetSet _jets;
    private readonly IrNode _body;
    private readonly int _dimensions;
    private readonly IrNode[][] _arguments;
    private readonly ExpandJets _expand;

    /// <param name="graph">Where the body lives.</param>
    /// <param name="dimensions">Coordinates of the model.</param>
    /// <param name="body">The function, over Argument leaves.</param>
    /// <param name="jets">The site's coefficients.</param>
    /// <param name="argumentPlanes">[argument]: which of its coefficients are not identically zero.</param>
    public PlanPointwise(IrGraph graph, int dimensions, IrNode body, JetSet jets, IReadOnlyList<ulong> argumentPlanes)
    {
        _graph = graph;
        _dimensions = dimensions;
        _body = body;
        _jets = jets;
        _arguments = [.. argumentPlanes.Select((planes, k) => jets.Select(
            (index, c) => JetSet.Has(planes, c) ? graph.Leaf(new Leaf(LeafKind.Argument, k, Index: index)) : graph.Zero).ToArray())];
        _expand = new ExpandJets(
            graph,
            (leaf, alpha) => leaf.Leaf!.Kind == LeafKind.Argument ? ArgumentAt(leaf.Leaf.A, leaf.Leaf.Index!.Plus(alpha)) : graph.Zero);
    }

    /// <param name="number">The plan's number.</param>
    /// <param name="name">The layers' name.</param>
    /// <param name="functionals">The site's functionals.</param>
    /// <param name="argumentPlanes">As given to the constructor.</param>
    /// <param name="owner">The argument whose memory may hold what is kept, or -1.</param>
    public PointwisePlan Plan(int number, string name, IReadOnlyList<Functional> functionals, IReadOnlyList<ulong> argumentPlanes, int owner)
    {
        IrNode[] results = [.. _jets.Select((index, c) => index.IsFunctional ? Result(functionals[index.Functional], c) : _expand.Derivative(_body, index))];
        (IrNode Root, IrNode Seed)[] seeds = [.. results.Select((result, c) => (result, _graph.Leaf(new Leaf(LeafKind.ResultAdjoint, Index: _jets[c]))))];
        Dictionary<IrNode, IrNode> adjoints = ReverseMode.Adjoints(_graph, seeds, leaf => leaf.Kind is LeafKind.Argument or LeafKind.Learnable);
        IrNode?[][] argumentAdjoints = [.. _arguments.Select(jet => jet.Select(
            argument => argument.IsZero ? null : adjoints.TryGetValue(argument, out IrNode? bar) ? bar : _graph.Zero).ToArray())];
        var learnables = adjoints.Where(pair => pair.Key.Leaf!.Kind == LeafKind.Learnable).ToDictionary(pair => pair.Key.Leaf!.A, pair => pair.Value);

        IrNode[] backward = [.. results, .. argumentAdjoints.SelectMany(bars => bars).Where(bar => bar is not null).Select(bar => bar!), .. learnables.Values];
        var values = new HashSet<IrNode>(_arguments.Select(jet => jet[0]));
        var forward = new HashSet<IrNode>(IrWalk.Reachable(results));
        bool IsKept(IrNode node) => forward.Contains(node) && node.Operation is Elementwise { Cost: >= WorthKeeping } && IsOver(node, values);
        List<IrNode> reached = IrWalk.Reachable(backward, IsKept);
        return new PointwisePlan
        {
            Number = number,
            Name = name,
            Jets = _jets,
            ArgumentPlanes = argumentPlanes,
            Results = results,
            Owner = owner,
            Kept = [.. reached.Where(IsKept)],
            KeepsArgument = owner < 0 || reached.Contains(_arguments[owner][0]) || !reached.Any(IsKept),
            ArgumentAdjoints = argumentAdjoints,
            LearnableAdjoints = learnables,
        };
    }

    /// <summary>
    /// A functional L of f(z_0, z_1, ...): of a top derivative, jets give all but f_k(z) d^alpha z_k, because d^alpha z_k is not carried; L z_k
    /// carries the sum of those.
    /// </summary>
    private IrNode Result(Functional functional, int plane)
    {
        IrNode sum = _graph.Sum(functional.Terms.Select(term => _graph.Multiply(term.Factor, _expand.Derivative(_body, term.Index))));
        for (int k = 0; k < _arguments.Length; k++)
        {
            sum = _graph.Add(sum, _graph.Multiply(Slope(k), _arguments[k][plane]));
        }

        return sum;
    }

    /// <summary>f_k(z): the derivative along a direction in which argument k has slope 1.</summary>
    private IrNode Slope(int argument) =>
        new ExpandJets(_graph, (leaf, _) => leaf.Leaf is { Kind: LeafKind.Argument, Index.IsZero: true } && leaf.Leaf.A == argument ? _graph.One : _graph.Zero)
            .Derivative(_body, MultiIndex.Unit(_dimensions, 0));

    private IrNode ArgumentAt(int argument, MultiIndex index)
    {
        int plane = _jets.Find(index);
        return plane < 0 ? _graph.Zero : _arguments[argument][plane];
    }

    private static bool IsOver(IrNode node, HashSet<IrNode> values) => IrWalk.Reachable([node]).All(inner => inner.Leaf is null || values.Contains(inner));
}
