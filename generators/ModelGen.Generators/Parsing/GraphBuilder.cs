using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>Builds and interns the declared graph, without simplifying: the run-time symbols build the same one.</summary>
internal sealed class GraphBuilder
{
    private readonly List<NodeSpec> _nodes = [];
    private readonly Dictionary<NodeSpec, int> _interned = [];

    public NodeSpec this[int node] => _nodes[node];

    public int Leaf(string operation, string? name = null) => Add(new NodeSpec { Operation = operation, Name = name });

    public int Constant(double value) =>
        Add(new NodeSpec { Operation = NodeSpec.Const, Numbers = new EquatableArray<long>([BitConverter.DoubleToInt64Bits(value)]) });

    public int Node(string operation, params int[] operands) => Add(new NodeSpec { Operation = operation, Operands = operands.ToEquatable() });

    /// <summary>A node that is made with numbers; one of them tells nodes apart that are not to be merged.</summary>
    public int Node(string operation, IEnumerable<long> numbers, params int[] operands) =>
        Add(new NodeSpec { Operation = operation, Numbers = numbers.ToEquatable(), Operands = operands.ToEquatable() });

    /// <summary>A layer with parameters of its own, told from others by its path.</summary>
    public int Layer(string operation, string path, IEnumerable<long> numbers, params int[] operands) =>
        Add(new NodeSpec { Operation = operation, Name = path, Numbers = numbers.ToEquatable(), Operands = operands.ToEquatable() });

    public GraphSpec ToSpec() => new(_nodes.ToEquatable());

    /// <summary>Every node below the roots.</summary>
    public HashSet<int> Reachable(IEnumerable<int> roots)
    {
        var seen = new HashSet<int>();
        var stack = new Stack<int>(roots);
        while (stack.Count > 0)
        {
            int node = stack.Pop();
            if (seen.Add(node))
            {
                foreach (int operand in _nodes[node].Operands)
                {
                    stack.Push(operand);
                }
            }
        }

        return seen;
    }

    private int Add(NodeSpec node)
    {
        if (!_interned.TryGetValue(node, out int id))
        {
            id = _nodes.Count;
            _nodes.Add(node);
            _interned.Add(node, id);
        }

        return id;
    }
}
