using ModelGen.Generators.Ir;
using ModelGen.Generators.Layers;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// A network for one purpose, whose terms may depend on coordinates: terms with equally many points share a set of them, and each is the mean over its points.
/// Without coordinates it is the lowered network itself.
/// </summary>
internal sealed class PlanPoints
{
    /// <summary>Points of predictions that are computed at a time.</summary>
    private const int PredictedPoints = 64;

    private readonly SampleModelSpec _spec;
    private readonly LowerNetwork _network;
    private readonly List<PointSet> _sets;
    private readonly Dictionary<PointSet, SplitPoints> _splits = [];
    private readonly SplitPoints _alone;

    public PlanPoints(SampleModelSpec spec, TensorTables tables, List<PointSet> sets, NetworkPurpose purpose, CancellationToken cancel)
    {
        _spec = spec;
        _sets = sets;
        _network = new LowerNetwork(spec, tables, purpose, cancel);
        Graph = spec.Coordinates.Count > 0 ? new TensorGraph(tables) : _network.Graph;
        _alone = new SplitPoints(_network.Graph, Graph, new PointSet(-1, 1, isPrediction: false, tables), []);
    }

    /// <summary>The steps of samples.</summary>
    public TensorGraph Graph { get; }

    /// <summary>The value of a term, a scalar of one sample.</summary>
    public TensorExpression Term(TermSpec term)
    {
        TensorExpression value = _network.Term(term);
        if (_spec.Coordinates.Count == 0)
        {
            return value;
        }

        if (!_spec.IsAtPoints(term.Node))
        {
            return _alone.Split(value);
        }

        SplitPoints split = Split(term.Points, isPrediction: false);
        TensorExpression points = split.Split(value);

        // a derivative may be zero, so that nothing is left of the points
        return split.HasPoints(value)
            ? Graph.Multiply(Graph.Constant(1.0 / points.Length), Graph.Sum(points, term.Name))
            : points;
    }

    /// <summary>An output at the points of predictions, [point, 1].</summary>
    public TensorNode AtPoints(OutputSpec output) =>
        Graph.Store(Split(PredictedPoints, isPrediction: true).Split(_network.Lower(output.Node)), output.Name);

    /// <summary>The programs of the points themselves: forward, and adjoints back to the parameters.</summary>
    public static IReadOnlyList<PointSetPlan> Programs(SampleModelSpec spec, IReadOnlyList<PointSet> sets, List<PlanNetworkProgram> programs)
    {
        var plans = new List<PointSetPlan>();
        int number = 0;
        foreach (PointSet set in sets)
        {
            TensorGraph graph = set.Graph;
            int first = number;
            int firstColumn = spec.CoordinateColumn(spec.Coordinates.Count) + number;
            int forward = programs.Count;
            programs.Add(new PlanNetworkProgram(
                $"Points{set.Number}",
                graph,
                [.. set.Tensors.Select((tensor, t) => graph.Step(TensorKind.Output, [], spec.Outputs.Count + first + t, tensor.Shape.Path, tensor.Node))]));
            int back = -1;
            if (!set.IsPrediction && set.Tensors.Any(tensor => tensor.Shape.Points == PointRole.Trained))
            {
                // behind the last point the adjoints are zero
                IrNode mask = graph.Leaf(graph.Step(TensorKind.Mask, [], 0, "mask"), Access.Sample);
                (TensorNode, IrNode)[] roots = [.. set.Tensors.Select((tensor, t) => (Tensor: tensor, Column: firstColumn + t))
                    .Where(item => item.Tensor.Shape.Points == PointRole.Trained)
                    .Select(item => (item.Tensor.Node, graph.Elements.Multiply(mask, Adjoint(graph, item.Tensor, item.Column))))];
                back = programs.Count;
                programs.Add(new PlanNetworkProgram($"PointsBack{set.Number}", graph, DifferentiateNetwork.Parameters(graph, roots)));
            }

            number += set.Tensors.Count;
            plans.Add(new PointSetPlan(set.Count, set.IsPrediction, forward, back, [.. set.Tensors.Select(tensor => tensor.Shape)]));
        }

        return plans;
    }

    private static IrNode Adjoint(TensorGraph graph, PointTensor tensor, int column) =>
        graph.Read(graph.Column(column, tensor.Node.Shape, tensor.Shape.Path + " adjoint")).Body;

    private SplitPoints Split(int count, bool isPrediction)
    {
        PointSet? set = _sets.Find(candidate => candidate.Count == count && candidate.IsPrediction == isPrediction);
        if (set is null)
        {
            set = new PointSet(_sets.Count, count, isPrediction, Graph.Tables);
            _sets.Add(set);
        }

        if (!_splits.TryGetValue(set, out SplitPoints? split))
        {
            split = new SplitPoints(_network.Graph, Graph, set, _spec.Coordinates.Select((_, c) => _spec.CoordinateColumn(c)));
            _splits.Add(set, split);
        }

        return split;
    }
}
