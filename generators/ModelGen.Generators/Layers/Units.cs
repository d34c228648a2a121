using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Inputs in units of their own mean and deviation, and numbers of order 1 in the units of a target.</summary>
internal sealed class Units : Layer
{
    public override IReadOnlyList<string> Methods => ["Normalized", "InUnitsOf"];

    public override IReadOnlyList<string> Operations => ["normalized", "inunitsof"];

    public override LayerResult Declare(LayerCall call)
    {
        if (call.Method == "Normalized")
        {
            return call.DeclaredName(call.Input) is not null
                ? call.Like(call.Node("normalized", [], call.Input.Node))
                : throw call.Fail("MG2019", "normalises what is no declared input", "call it on an [Input] itself; inside a network use BatchNorm");
        }

        TensorShape declared = call.Tensor("declared");
        if (call.DeclaredName(declared) is null)
        {
            throw call.Fail("MG2019", "takes the units of what is neither an input nor a target", "name an [Input] or a [Target]");
        }

        return declared.Channels == call.Input.Channels
            ? call.Like(call.Node("inunitsof", [], call.Input.Node, declared.Node))
            : throw call.Fail(
                "MG2016",
                $"gives {call.Input.Text} the units of {declared.Text}, which are one for each of {declared.Channels} channels",
                $"end the network with {declared.Channels} channels");
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression Statistic(string name, double initial) => node.Graph.Read(node.Graph.Parameter(
            new ParameterShape($"{node.DeclaredName}/{name}", new([node.Input.Channels])) { Initial = initial, IsTrained = false }));
        TensorExpression mean = Statistic("mean", 0);
        TensorExpression deviation = Statistic("deviation", 1);
        return node.Operation == "normalized"
            ? node.Graph.Divide(node.Graph.Subtract(node.Input, mean), deviation)
            : node.Graph.Add(node.Graph.Multiply(node.Input, deviation), mean);
    }
}
