using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>
/// A layer, or a loss, in one place: what shape it gives or why it does not fit, and what it is in terms of products, constant maps and pointwise functions.
/// Adjoints belong to those, so a layer states none.
/// </summary>
internal abstract class Layer
{
    /// <summary>The methods of Tensor and of Calculus that build it.</summary>
    public abstract IReadOnlyList<string> Methods { get; }

    /// <summary>The canonical names of the nodes that it builds.</summary>
    public abstract IReadOnlyList<string> Operations { get; }

    /// <summary>The node of a call, with its shape; a call that does not fit is refused.</summary>
    public abstract LayerResult Declare(LayerCall call);

    /// <summary>The steps of a node.</summary>
    public abstract TensorExpression Expand(Expansion node);
}
