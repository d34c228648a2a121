using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Transforms;

/// <summary>The pointwise functions of all programs: steps that do the same to their elements share one.</summary>
internal sealed class NetworkFunctions
{
    private readonly Dictionary<(IrNode, string), NetworkFunction> _known = [];
    private readonly List<NetworkFunction> _all = [];

    public IrGraph Graph { get; } = new();

    public IReadOnlyList<NetworkFunction> All => _all;

    /// <summary>The function of a body, and the leaves that are its arguments, in order.</summary>
    public (NetworkFunction Function, IReadOnlyList<Leaf> Arguments) Of(IrNode body, string name)
    {
        var arguments = new List<Leaf>();
        IrNode moved = TensorWalk.Moved(body, Graph, Argument);
        string accesses = string.Join(",", arguments.Select(leaf => leaf.B));
        if (!_known.TryGetValue((moved, accesses), out NetworkFunction? function))
        {
            function = new NetworkFunction(_all.Count, name, moved, [.. arguments.Select(leaf => (Access)leaf.B)]);
            _all.Add(function);
            _known.Add((moved, accesses), function);
        }

        return (function, arguments);

        IrNode Argument(Leaf leaf)
        {
            arguments.Add(leaf);
            return Graph.Leaf(new Leaf(LeafKind.Argument, arguments.Count - 1));
        }
    }
}
