namespace ModelGen;

/// <content>What changes the shape, and has no parameters.</content>
public sealed partial class Tensor
{
    /// <summary>The same tensor with another boundary, which the layers behind it inherit.</summary>
    /// <param name="boundary">What lies beyond the border of every axis.</param>
    public Tensor With(Boundary boundary) => new(Expression, [.. Shape], [.. _boundaries.Select(_ => boundary)]);

    /// <summary>The largest number of every window, channel by channel; places beyond a border take no part, but for a periodic one.</summary>
    /// <param name="size">Pixels of the window along each axis.</param>
    /// <param name="stride">Pixels from one window to the next; 0 for <paramref name="size"/>.</param>
    public Tensor MaxPool(int size, int stride = 0) => Pool("maxpool", size, stride);

    /// <summary>The mean of every window, channel by channel.</summary>
    /// <param name="size">Pixels of the window along each axis.</param>
    /// <param name="stride">Pixels from one window to the next; 0 for <paramref name="size"/>.</param>
    public Tensor AveragePool(int size, int stride = 0) => Pool("averagepool", size, stride);

    /// <summary>The mean of every channel over the grid: a vector.</summary>
    public Tensor GlobalAveragePool() => new(Expression.Of("globalaverage", Expression), [Shape[^1]], []);

    /// <summary>The largest number of every channel over the grid: a vector.</summary>
    public Tensor GlobalMaxPool() => new(Expression.Of("globalmax", Expression), [Shape[^1]], []);

    /// <summary>Each pixel repeated: a grid that is <paramref name="factor"/> times finer.</summary>
    /// <param name="factor">How many times finer.</param>
    public Tensor Upsample(int factor) => Finer("upsample", factor);

    /// <summary>
    /// Linear interpolation between the centres of pixels, along each axis: a grid that is <paramref name="factor"/> times finer.
    /// </summary>
    /// <param name="factor">How many times finer.</param>
    public Tensor UpsampleLinear(int factor) => Finer("upsamplelinear", factor);

    /// <summary>The grid of another tensor, which is finer: at every pixel the one whose cell holds its centre.</summary>
    /// <param name="like">Gives the grid; its channels and its values do not matter.</param>
    public Tensor UpsampleTo(Tensor like) => To("resize", like);

    /// <summary>The grid of another tensor, which is finer: linear interpolation between the centres of pixels, along each axis.</summary>
    /// <param name="like">Gives the grid; its channels and its values do not matter.</param>
    public Tensor UpsampleLinearTo(Tensor like) => To("resizelinear", like);

    /// <summary>
    /// Where the pixels of this tensor's own grid are, a channel for each axis: i / n along a periodic axis of n pixels, whose end is its start, and
    /// i / (n - 1) along others. Constants, to be written where a network should know places: <c>Concat(x, x.Grid())</c>.
    /// </summary>
    public Tensor Grid() => new(Expression.Layer("grid", [.. BoundaryNumbers()], Expression), [.. Shape.SkipLast(1), Shape.Count - 1], _boundaries);

    /// <summary>
    /// The same values, through which no gradient passes: neither that of parameters nor that of inputs. <c>Step(Step(x).StopGradient())</c> trains the last
    /// step alone on what the network itself gives (Brandstetter et al. 2022, the pushforward trick).
    /// </summary>
    public Tensor StopGradient() => Like(Expression.Of("stopgradient", Expression));

    /// <summary>e^x_i / sum_j e^x_j along the channels.</summary>
    public Tensor Softmax() => Like(Expression.Of("softmax", Expression));

    /// <summary>The logarithm of <see cref="Softmax"/>, without overflow.</summary>
    public Tensor LogSoftmax() => Like(Expression.Of("logsoftmax", Expression));

    /// <summary>The sum of all numbers.</summary>
    public Scalar Sum() => new(Expression.Of("sum", Expression));

    /// <summary>The mean of all numbers.</summary>
    public Scalar Mean() => new(Expression.Of("mean", Expression));

    /// <summary>Every channel times its own number of the vector, which has as many numbers as there are channels.</summary>
    /// <param name="factors">[channels].</param>
    public Tensor PerChannel(Tensor factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        return Like(Expression.Of("perchannel", Expression, factors.Expression));
    }

    /// <summary>
    /// In training, numbers are set to zero with the probability, and the others divided by 1 - probability; predictions leave all as they are.
    /// Srivastava et al. 2014; Gal and Ghahramani 2016 for what its repetition says about uncertainty.
    /// </summary>
    /// <param name="probability">From 0 to below 1.</param>
    /// <param name="name">The layer's name.</param>
    public Tensor Dropout(double probability, string? name = null) =>
        Like(Expression.Of("dropout", Expression, Expression.Constant(probability)));

    /// <summary>
    /// A declared input in units of its own mean and standard deviation, each channel: fitted once from the training data, saved with the model.
    /// </summary>
    public Tensor Normalized() => Like(Expression.Of("normalized", Expression));

    /// <summary>
    /// Numbers of order 1 in the units of a declared target (or input): times its standard deviation, plus its mean, each channel; fitted once from the
    /// training data, saved with the model.
    /// </summary>
    /// <param name="declared">A declared target or input with as many channels.</param>
    public Tensor InUnitsOf(Tensor declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        return Like(Expression.Of("inunitsof", Expression, declared.Expression));
    }

    /// <summary>The concatenation of expressions of these shapes along the channels; the boundary is this one's.</summary>
    internal Tensor Joined(Expression[] parts, IReadOnlyList<int>[] shapes) =>
        shapes.All(shape => shape.Take(shape.Count - 1).SequenceEqual(Shape.Take(Shape.Count - 1)))
            ? new Tensor(Expression.Of("concat", parts), [.. Shape.Take(Shape.Count - 1), shapes.Sum(shape => shape[^1])], _boundaries)
            : throw new ArgumentException($"Grids of {string.Join(" and ", shapes.Select(shape => $"[{string.Join(", ", shape)}]"))} cannot be joined.");

    private Tensor Pool(string operation, int size, int stride)
    {
        int step = stride == 0 ? size : stride;
        int[] numbers = [size, step, .. BoundaryNumbers()];
        int[] shape = [.. Shape.Take(Shape.Count - 1).Select(extent => (extent - size) / step + 1), Shape[^1]];
        return new Tensor(Expression.Layer(operation, numbers, Expression), shape, _boundaries);
    }

    private Tensor Finer(string operation, int factor) => new(
        Expression.Layer(operation, [factor, .. BoundaryNumbers()], Expression),
        [.. Shape.Take(Shape.Count - 1).Select(extent => checked(extent * factor)), Shape[^1]],
        _boundaries);

    private Tensor To(string operation, Tensor like)
    {
        ArgumentNullException.ThrowIfNull(like);
        int[] grid = [.. like.Shape.Take(like.Shape.Count - 1)];
        return new Tensor(Expression.Layer(operation, [.. grid, .. BoundaryNumbers()], Expression), [.. grid, Shape[^1]], _boundaries);
    }
}
