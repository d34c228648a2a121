using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Transforms;

/// <summary>Puts the steps of a program in order, in phases, and their tensors into rows.</summary>
internal sealed class PlanNetworkProgram
{
    private readonly string _name;
    private readonly TensorGraph _graph;
    private readonly List<TensorNode> _nodes;
    private readonly Dictionary<TensorNode, int> _phase = [];

    /// <param name="name">The program.</param>
    /// <param name="graph">Its steps, among others.</param>
    /// <param name="effects">What it is for.</param>
    public PlanNetworkProgram(string name, TensorGraph graph, IReadOnlyList<TensorNode> effects)
    {
        _name = name;
        _graph = graph;
        var seen = new HashSet<TensorNode>();
        var stack = new Stack<TensorNode>(effects);
        while (stack.Count > 0)
        {
            TensorNode node = stack.Pop();
            if (seen.Add(node))
            {
                foreach (TensorNode operand in node.Operands)
                {
                    stack.Push(operand);
                }
            }
        }

        foreach (TensorNode node in seen.OrderBy(node => node.Id))
        {
            _phase[node] = node.Operands.Select(operand => _phase[operand] + (operand.EndsPhase ? 1 : 0)).DefaultIfEmpty(0).Max();
        }

        _nodes = [.. seen.OrderBy(node => _phase[node]).ThenBy(node => node.Id)];
    }

    /// <summary>Tensors that keep their memory to the end, by name.</summary>
    public IReadOnlyDictionary<string, TensorNode> Kept { get; init; } = new Dictionary<string, TensorNode>();

    public NetworkProgram Complete(int number, NetworkFunctions functions, int[] batchOffsets)
    {
        var rows = new PlanRows(_nodes, [.. Kept.Values]);
        int phases = _nodes.Select(node => _phase[node] + 1).DefaultIfEmpty(1).Max();
        var steps = Enumerable.Range(0, phases).Select(_ => new List<NetworkStep>()).ToArray();
        foreach (TensorNode node in _nodes.Where(node => node.Kind != TensorKind.Channels))
        {
            steps[_phase[node]].Add(Step(node, rows, functions, batchOffsets));
        }

        return new NetworkProgram
        {
            Number = number,
            Name = _name,
            Phases = steps,
            Rows = rows.Count,
            AdjointProducts = [.. _nodes.Where(node => node.Kind == TensorKind.ProductAdjoint).Select(node => node.Index).Distinct().OrderBy(index => index)],
            BatchEnds = [.. _nodes.Where(node => node.EndsPhase).Select(node => (_phase[node], node.Index, node.Kind == TensorKind.BatchMoments))],
            Layers = [.. Kept.Where(layer => _nodes.Contains(layer.Value)).Select(layer => (layer.Key, layer.Value, rows[layer.Value]))],
        };
    }

    private NetworkStep Step(TensorNode node, PlanRows rows, NetworkFunctions functions, int[] batchOffsets)
    {
        NetworkFunction? function = null;
        int[] arguments = [];
        if (node.Body is { } body)
        {
            (function, IReadOnlyList<Leaf> leaves) = functions.Of(body, node.Name);
            arguments = [.. leaves.Select(leaf => Place((Access)leaf.B, _graph[leaf.A]))];
        }

        return new NetworkStep
        {
            Node = node,
            Target = node.HasRows ? rows[node] : -1,
            Sources = [.. node.Operands.Select(operand => operand.HasRows ? rows[operand] : -1)],
            Function = function,
            Arguments = arguments,
        };

        // moments take the first two of the four numbers a channel, sums the others
        int Place(Access access, TensorNode operand) => access switch
        {
            Access.BatchFirst => batchOffsets[operand.Index] + (operand.Kind == TensorKind.BatchSums ? 2 * operand.Channels : 0),
            Access.BatchSecond => batchOffsets[operand.Index] + operand.Channels * (operand.Kind == TensorKind.BatchSums ? 3 : 1),
            _ => rows[operand],
        };
    }
}
