using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Tests.Transforms;

/// <summary>Walks over the graph.</summary>
public class IrWalkTests
{
    [Fact]
    public void A_replacement_is_asked_for_once_a_node()
    {
        var graph = new IrGraph();
        IrNode x = graph.Leaf(new Leaf(LeafKind.Coordinate, 0));
        IrNode y = graph.Leaf(new Leaf(LeafKind.Coordinate, 1));
        IrNode root = graph.Add(graph.Multiply(x, y), graph.Multiply(x, x));
        var asked = new List<IrNode>();
        IrNode replaced = IrWalk.Replace(graph, [root, x], node =>
        {
            asked.Add(node);
            return node == x ? y : null;
        })[0];
        Assert.Equal(asked.Distinct(), asked);
        Assert.Same(graph.Add(graph.Multiply(y, y), graph.Multiply(y, y)), replaced);
    }
}
