using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>The same tensor with another boundary.</summary>
internal sealed class Boundaries : Layer
{
    public override IReadOnlyList<string> Methods => ["With"];

    public override IReadOnlyList<string> Operations => [];

    public override LayerResult Declare(LayerCall call)
    {
        int boundary = call.Integer("boundary", least: 0);
        return new LayerResult(call.Input.Node, call.Input.Sizes, [.. call.Input.Boundaries.Select(_ => boundary)]);
    }

    public override TensorExpression Expand(Expansion node) => node.Input;
}
