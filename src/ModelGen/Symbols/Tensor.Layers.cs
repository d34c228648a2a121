namespace ModelGen;

/// <content>Layers with parameters of their own.</content>
public sealed partial class Tensor
{
    /// <summary>W x + b along the channels, with weights W [outputs][inputs] and biases b [outputs] of its own; on a grid the same at every pixel.</summary>
    /// <param name="outputs">Channels of the result; positive.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files, in place of "Dense"; a constant.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of outputs is not positive.</exception>
    public Tensor Dense(int outputs, Initializer initializer = Initializer.GlorotUniform, string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        return new Tensor(Expression.Layer("dense", [outputs], Expression), [.. Shape.Take(Shape.Count - 1), outputs], _boundaries);
    }

    /// <summary>
    /// The matrix product y_j = sum_i a_i b_ij along the channels of a, [..., n] times [n, m] is [..., m]; on a grid the same at every pixel. One of the two
    /// is a [Parameter] or its <see cref="Transpose"/>. With the parameter on the left, [m, n] times a column [n] is [m], and times a matrix [n, k] is [m, k].
    /// A dense layer by hand is <c>x.MatMul(W) + b</c>; a decoder that is tied to it multiplies by <c>W.Transpose()</c>.
    /// </summary>
    /// <param name="b">The second factor.</param>
    /// <param name="name">The layer's name, in place of "MatMul"; a constant.</param>
    /// <exception cref="ArgumentException">The extents do not fit.</exception>
    public Tensor MatMul(Tensor b, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(b);
        Expression product = Expression.Of("matmul", Expression, b.Expression);
        if (b.Shape.Count == 2 && b.Shape[0] == Shape[^1])
        {
            return new Tensor(product, [.. Shape.Take(Shape.Count - 1), b.Shape[1]], _boundaries);
        }

        return Shape.Count == 2 && b.Shape.Count == 1 && b.Shape[0] == Shape[1]
            ? new Tensor(product, Shape[0])
            : throw new ArgumentException($"[{string.Join(", ", Shape)}] times [{string.Join(", ", b.Shape)}] is no matrix product.", nameof(b));
    }

    /// <summary>
    /// Every channel normalised over the samples of the batch and the pixels, then scaled and shifted: gamma (x - mean) / sqrt(variance + epsilon) + beta.
    /// Predictions use running statistics: those of the first batch, which every further batch moves by a share towards its own, mean and unbiased variance.
    /// Ioffe and Szegedy 2015.
    /// </summary>
    /// <param name="momentum">The share of a batch in the running statistics, in (0, 1].</param>
    /// <param name="epsilon">Keeps the division finite.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor BatchNorm(double momentum = 0.1, double epsilon = 1e-5, string? name = null) =>
        Like(Expression.Of("batchnorm", Expression, Expression.Constant(momentum), Expression.Constant(epsilon)));

    /// <summary>
    /// The same for regular fields, [..., field x element]: the channels of a field have statistics, scale and shift in common, which keeps the symmetry.
    /// </summary>
    /// <param name="group">The group.</param>
    /// <param name="momentum">The share of a batch in the running statistics, in (0, 1].</param>
    /// <param name="epsilon">Keeps the division finite.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor BatchNorm(SymmetryGroup group, double momentum = 0.1, double epsilon = 1e-5, string? name = null)
    {
        int order = new Kernels.Tensors.GroupElements(group).Order;
        RequireFields(order);
        return Like(Expression.Layer("batchnorm", order == 1 ? [] : [order], Expression, Expression.Constant(momentum), Expression.Constant(epsilon)));
    }

    /// <summary>
    /// Each sample normalised by itself, over all its elements, then scaled and shifted by channel: gamma (x - mean) / sqrt(variance + epsilon) + beta.
    /// The same in training and in predictions. Ba, Kiros and Hinton 2016.
    /// </summary>
    /// <param name="epsilon">Keeps the division finite.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor LayerNorm(double epsilon = 1e-5, string? name = null) => GroupNorm(1, epsilon, name);

    /// <summary>
    /// Each group of channels of a sample normalised by itself, then scaled and shifted for each channel; as many groups as channels normalise each by itself.
    /// The same in training and in predictions. Wu and He 2018.
    /// </summary>
    /// <param name="groups">How many groups of neighbouring channels; divides them.</param>
    /// <param name="epsilon">Keeps the division finite.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor GroupNorm(int groups, double epsilon = 1e-5, string? name = null) =>
        Like(Expression.Layer("groupnorm", [groups], Expression, Expression.Constant(epsilon)));

    private IEnumerable<int> BoundaryNumbers() => _boundaries.Select(boundary => (int)boundary);

    private void RequireGrid(int axes)
    {
        if (Shape.Count != axes + 1)
        {
            throw new InvalidOperationException($"[{string.Join(", ", Shape)}] is no grid of {axes} axes and channels.");
        }
    }
}
