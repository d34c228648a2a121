using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// A number beside an equation that is 1 where a network is read outside the domain, else 0: for places that depend on more than coordinates (those are
/// checked while compiling) and that no interval shows to be inside. A branch that is not taken is not read, nor is what is multiplied by 0.
/// </summary>
internal sealed class MarkPlaces(LowerModel model)
{
    // of a domain's size: a place that reaches its end may miss it by rounding, in float too
    private const double Slack = 1e-6;

    private readonly Dictionary<int, IrNode> _marks = [];
    private readonly HashSet<int> _coordinates = [];

    private IrGraph Graph => model.Graph;

    /// <summary>The number, and the names of the coordinates whose domain may be left; null where none can.</summary>
    public static (IrNode Mark, string Coordinates)? Of(LowerModel model, IReadOnlyList<IrNode> components)
    {
        var marks = new MarkPlaces(model);
        IrNode mark = components.Aggregate(model.Graph.Zero, (mark, component) => marks.Either(mark, marks.Reads(component)));
        return mark.IsZero ? null : (mark, string.Join(" and ", marks._coordinates.OrderBy(c => c).Select(c => model.Spec.Coordinates[c].Name)));
    }

    private IrNode Reads(IrNode root)
    {
        var marks = new Dictionary<IrNode, IrNode>();
        foreach (IrNode node in Order(root))
        {
            IrNode Of(int i) => marks[node.Operands[i]];
            marks[node] = node switch
            {
                { Leaf: { Kind: LeafKind.NetworkOutput, A: var site } } => model.Sites[site].Substitution.OfType<IrNode>()
                    .Aggregate(MarkOf(model.Sites[site]), (mark, place) => Either(mark, marks[place])),
                { Operation: Select } => Either(
                    Either(Of(0), Of(1)),
                    Graph.Select(node.Operands[0], node.Operands[1], Of(2), Of(3))),
                { Operation: Multiply } => Either(Where(node.Operands[1], Of(0)), Where(node.Operands[0], Of(1))),
                _ => node.Operands.Aggregate(Graph.Zero, (mark, operand) => Either(mark, marks[operand])),
            };
        }

        return marks[root];
    }

    /// <summary>All that is read, through places too; operands have smaller numbers than what is made of them, and places than their sites' outputs.</summary>
    private IEnumerable<IrNode> Order(IrNode root)
    {
        var seen = new HashSet<IrNode>();
        var stack = new Stack<IrNode>([root]);
        while (stack.Count > 0)
        {
            IrNode node = stack.Pop();
            if (seen.Add(node))
            {
                IEnumerable<IrNode> read = node.Leaf is { Kind: LeafKind.NetworkOutput, A: var site }
                    ? model.Sites[site].Substitution.OfType<IrNode>()
                    : node.Operands;
                foreach (IrNode operand in read)
                {
                    stack.Push(operand);
                }
            }
        }

        return seen.OrderBy(node => node.Id);
    }

    /// <summary>One where the site's own place is outside.</summary>
    private IrNode MarkOf(Site site)
    {
        if (!_marks.TryGetValue(site.Id, out IrNode? mark))
        {
            mark = Graph.Zero;
            int[] doubtful = [.. Enumerable.Range(0, model.Dimensions).Where(c => site.Substitution[c] is { } place && IsDoubtful(place, Domain(c)))];
            foreach ((IrNode Value, Interval Range) bound in doubtful.Length > 0 ? Bounds(site, doubtful) : [])
            {
                mark = Either(mark, Outside(bound.Value, bound.Range));
            }

            if (!mark.IsZero)
            {
                _coordinates.UnionWith(doubtful);
            }

            _marks.Add(site.Id, mark);
        }

        return mark;
    }

    /// <summary>
    /// What is to stay within which range: the place within the domain, or the declared inputs of the network within what they are over it, for
    /// a periodic embedding goes round.
    /// </summary>
    private IEnumerable<(IrNode Value, Interval Range)> Bounds(Site site, int[] doubtful)
    {
        IrNode[] inputs = model.NetworkInputs[site.Network];
        List<IrNode> order = IrWalk.Reachable(inputs);
        if (model.Networks[site.Network].Inputs is null || order.Any(node => node.Leaf is { Kind: not LeafKind.Coordinate }))
        {
            return doubtful.Select(c => (site.Substitution[c]!, Domain(c)));
        }

        Dictionary<IrNode, Interval> ranges = Enclose(order);
        return inputs.Zip(model.Substitute(inputs, site.Substitution), (input, value) => (Value: value, Range: ranges[input]))
            .Where(bound => IsDoubtful(bound.Value, bound.Range));
    }

    private bool IsDoubtful(IrNode value, Interval range)
    {
        List<IrNode> order = IrWalk.Reachable([value]);
        Interval values = Enclose(order)[value];
        (double lower, double upper) = Widened(range);
        return order.Any(node => node.Leaf is { Kind: not LeafKind.Coordinate }) && !double.IsNaN(range.Upper - range.Lower) && !values.IsWithin(lower, upper);
    }

    private Dictionary<IrNode, Interval> Enclose(IEnumerable<IrNode> order) =>
        Interval.Enclose(order, leaf => leaf.Kind == LeafKind.Coordinate ? Domain(leaf.A) : Interval.All);

    private Interval Domain(int c) => new(model.Spec.Coordinates[c].Lower, model.Spec.Coordinates[c].Upper);

    private static (double Lower, double Upper) Widened(Interval range)
    {
        double slack = Slack * (Math.Abs(range.Lower) + Math.Abs(range.Upper));
        return (range.Lower - slack, range.Upper + slack);
    }

    // comparisons with what is no number do not hold: it is outside
    private IrNode Outside(IrNode value, Interval range)
    {
        (double lower, double upper) = Widened(range);
        IrNode isAbove = double.IsInfinity(upper) ? Graph.Zero : Graph.Select(Graph.Constant(upper), value, Graph.Zero, Graph.One);
        return double.IsInfinity(lower) ? isAbove : Graph.Select(value, Graph.Constant(lower), isAbove, Graph.One);
    }

    private IrNode Where(IrNode factor, IrNode mark) => mark.IsZero || factor.IsConstant ? mark
        : Graph.Select(Graph.Apply(Abs.Instance, factor), Graph.Zero, mark, Graph.Zero);

    private IrNode Either(IrNode a, IrNode b) => a.IsZero || a == b ? b : b.IsZero ? a : Graph.Select(a, b, a, b);
}
