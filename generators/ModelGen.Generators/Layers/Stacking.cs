using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>
/// Scalars as a vector. Coordinates that leave [-1, 1] over their domain, or stay close to 0, are mapped to [-1, 1] on their way, as in a [Pinn].
/// </summary>
internal sealed class Stacking : Layer
{
    private const double Small = 0.1;

    public override IReadOnlyList<string> Methods => ["Stack"];

    public override IReadOnlyList<string> Operations => [NodeSpec.Stack];

    public override LayerResult Declare(LayerCall call)
    {
        int[] elements = call.Scalars("elements");
        return elements.Length > 0
            ? LayerCall.Vector(call.Node(NodeSpec.Stack, [], elements), elements.Length)
            : throw call.Fail("MG2002", "stacks nothing", "give it at least one scalar, such as Stack(X, T)");
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorNode[] parts = [.. node.Operands.Select((operand, i) => node.Graph.Store(Scaled(node, operand, node.Domains[i]), "Stack"))];
        return parts.Length == 1
            ? new TensorExpression([1], node.Graph.Leaf(parts[0], Access.Sample))
            : node.Graph.Read(node.Graph.Step(TensorKind.Concat, node.Shape, 0, "Stack", parts));
    }

    private static TensorExpression Scaled(Expansion node, TensorExpression x, (double Lower, double Upper)? domain)
    {
        if (domain is not var (lower, upper))
        {
            return x;
        }

        bool isLarge = lower < -1 || upper > 1;
        bool isSmall = Math.Max(Math.Abs(lower), Math.Abs(upper)) < Small;
        return isLarge || isSmall
            ? node.Graph.Multiply(node.Constant(2 / (upper - lower)), node.Graph.Subtract(x, node.Constant((lower + upper) / 2)))
            : x;
    }
}
