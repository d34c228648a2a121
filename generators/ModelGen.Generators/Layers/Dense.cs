using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>W x + b along the channels.</summary>
internal sealed class Dense : Layer
{
    private const int Largest = 65_536;

    public override IReadOnlyList<string> Methods => ["Dense"];

    public override IReadOnlyList<string> Operations => [NodeSpec.Dense];

    public override LayerResult Declare(LayerCall call)
    {
        int outputs = call.Integer("outputs");
        if (outputs > Largest)
        {
            throw call.Fail("MG2002", $"asks for {outputs} outputs", $"give a number from 1 to {Largest} that is known while compiling");
        }

        TensorShape x = call.Input;
        int node = call.Named(NodeSpec.Dense, "Dense", [outputs, x.Channels], [outputs, call.Integer("initializer", least: 0)], x.Node);
        return call.Grid(node, [.. x.Grid, outputs]);
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression x = node.Input;
        int[] grid = [.. x.Shape.Take(x.Shape.Length - 1)];
        int[] ones = [.. grid.Select(_ => 1)];
        int outputs = node.Numbers[0];
        Products.Declare(node, node.Path, [outputs, x.Channels], x.Channels, outputs, node.Numbers[1], hasBias: true);
        return node.Graph.Product(
            new ProductShape
            {
                Path = node.Path,
                Inputs = new(grid),
                Outputs = new(grid),
                Kernel = new(ones),
                Stride = new(ones),
                Dilation = new(ones),
                Before = new(grid.Select(_ => 0)),
                Boundaries = new(grid.Select(_ => BoundaryNames.Zero)),
                InputChannels = x.Channels,
                OutputChannels = outputs,
            },
            x,
            node.Shape);
    }
}
