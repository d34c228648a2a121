namespace ModelGen.Generators.Specs;

/// <summary>
/// Which nodes of a declared graph are vectors, and which of these are connected by layers and element-wise operations: a network each. Stacks
/// connect nothing: networks that read the same scalars stay apart.
/// </summary>
internal sealed class TensorNodes
{
    private readonly IReadOnlyList<NodeSpec> _nodes;
    private readonly bool[] _isTensor;
    private readonly int[] _parent;

    /// <param name="nodes">A table in topological order.</param>
    public TensorNodes(IReadOnlyList<NodeSpec> nodes)
    {
        _nodes = nodes;
        _isTensor = new bool[nodes.Count];
        _parent = [.. Enumerable.Range(0, nodes.Count)];
        for (int id = 0; id < nodes.Count; id++)
        {
            NodeSpec node = nodes[id];
            int[] vectors = [.. node.Operands.Where(operand => _isTensor[operand])];
            _isTensor[id] = node.Operation is NodeSpec.Stack or NodeSpec.Dense or NodeSpec.Concat
                || (vectors.Length > 0 && node.Operation is not (NodeSpec.Element or NodeSpec.Derivative or NodeSpec.At));
            foreach (int vector in _isTensor[id] ? vectors.Where(vector => nodes[vector].Operation != NodeSpec.Stack) : [])
            {
                _parent[Root(vector)] = Root(id);
            }
        }
    }

    /// <summary>Whether the node is a vector.</summary>
    public bool this[int node] => _isTensor[node];

    /// <summary>Whether the vector is computed element by element from others.</summary>
    public bool IsElementwise(int node) => _isTensor[node] && _nodes[node].Operation is not (NodeSpec.Stack or NodeSpec.Dense or NodeSpec.Concat);

    /// <summary>The same number for all vectors of a network.</summary>
    public int Network(int node) => Root(node);

    private int Root(int node)
    {
        while (_parent[node] != node)
        {
            node = _parent[node] = _parent[_parent[node]];
        }

        return node;
    }
}
