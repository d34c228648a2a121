using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Layers;

/// <summary>Numbers left out at random in training, the others made larger by as much.</summary>
internal sealed class DropoutLayer : Layer
{
    public override IReadOnlyList<string> Methods => ["Dropout"];

    public override IReadOnlyList<string> Operations => ["dropout"];

    public override LayerResult Declare(LayerCall call)
    {
        double probability = call.Number("probability");
        return probability is >= 0 and < 1
            ? call.Like(call.Named("dropout", "Dropout", [], [], call.Input.Node, call.Constant(probability)))
            : throw call.Fail("MG2020", CodeText.Of($"leaves out a share of {probability}"), "give a probability from 0 to below 1");
    }

    public override TensorExpression Expand(Expansion node)
    {
        double probability = node.Number(1);
        if (node.Purpose == NetworkPurpose.Prediction || probability == 0)
        {
            return node.Input;
        }

        int stream = node.Graph.Tables.Stream(new RandomShape(node.Path, IsNormal: false));
        TensorExpression random = node.Graph.Read(node.Graph.Step(TensorKind.Random, node.Shape, stream, node.Path));
        TensorExpression kept = node.Where(random, node.Constant(probability), node.Constant(1 / (1 - probability)), node.Constant(0));
        return node.Graph.Multiply(node.Input, kept);
    }
}
