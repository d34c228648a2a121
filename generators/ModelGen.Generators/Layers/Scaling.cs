using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Every channel times a number of its own.</summary>
internal sealed class Scaling : Layer
{
    public override IReadOnlyList<string> Methods => ["PerChannel"];

    public override IReadOnlyList<string> Operations => ["perchannel"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape factors = call.Tensor("factors");
        return factors.Sizes.Length == 1 && factors.Channels == call.Input.Channels
            ? call.Like(call.Node("perchannel", [], call.Input.Node, factors.Node))
            : throw call.Fail(
                "MG2016",
                $"multiplies the channels of {call.Input.Text} by {factors.Text}",
                $"give a vector of {call.Input.Channels} numbers, such as by Dense({call.Input.Channels})");
    }

    public override TensorExpression Expand(Expansion node) => node.Graph.Multiply(node.Input, node.Operands[1]);
}
