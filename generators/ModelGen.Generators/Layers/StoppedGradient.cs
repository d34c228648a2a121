using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>The same values, which are a constant to whoever differentiates.</summary>
internal sealed class StoppedGradient : Layer
{
    public override IReadOnlyList<string> Methods => ["StopGradient"];

    public override IReadOnlyList<string> Operations => ["stopgradient"];

    public override LayerResult Declare(LayerCall call) => call.Like(call.Node("stopgradient", [], call.Input.Node));

    public override TensorExpression Expand(Expansion node) => node.Graph.Stop(node.Input);
}
