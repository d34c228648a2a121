using ModelGen.Generators.Operations;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Softmax along the channels, and its logarithm; the largest number is subtracted first, so that nothing overflows.</summary>
internal sealed class Softmax : Layer
{
    public override IReadOnlyList<string> Methods => ["Softmax", "LogSoftmax"];

    public override IReadOnlyList<string> Operations => ["softmax", "logsoftmax"];

    public override LayerResult Declare(LayerCall call) =>
        call.Like(call.Node(call.Method == "Softmax" ? "softmax" : "logsoftmax", [], call.Input.Node));

    public override TensorExpression Expand(Expansion node)
    {
        if (node.Operation == "logsoftmax")
        {
            return node.LogSoftmax(node.Input);
        }

        TensorExpression power = node.Apply(Exp.Instance, node.Graph.Subtract(node.Input, node.Graph.LargestOfChannels(node.Input, node.Path)));
        TensorExpression stored = node.Graph.Read(node.Graph.Store(power, node.Path));
        return node.Graph.Divide(stored, node.Graph.SumOfChannels(stored, node.Path));
    }
}
