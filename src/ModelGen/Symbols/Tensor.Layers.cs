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
    /// A convolution along one axis: y[p, o] = b[o] + sum over taps k and channels c of W[o, k, c] x[p stride - before + k dilation, c]. The result has
    /// ceil(extent / stride) pixels, centred as if the input were padded evenly; beyond its border the input goes on as its boundary says.
    /// </summary>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="kernel">Taps.</param>
    /// <param name="stride">Pixels from one application to the next.</param>
    /// <param name="dilation">Pixels from one tap to the next.</param>
    /// <param name="groups">The channels are divided into so many groups that do not see each other.</param>
    /// <param name="valid">Whether the kernel stays inside the input, so that the result is smaller.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor Conv1D(
        int channels,
        int kernel,
        int stride = 1,
        int dilation = 1,
        int groups = 1,
        bool valid = false,
        bool bias = true,
        Initializer initializer = Initializer.GlorotUniform,
        string? name = null) =>
        Convolve(1, channels, [kernel], [stride], [dilation], groups, valid, bias, initializer);

    /// <summary>A convolution along two axes; see <see cref="Conv1D"/> for what it computes. LeCun et al. 1989.</summary>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="kernel">Taps along each axis.</param>
    /// <param name="stride">Pixels from one application to the next.</param>
    /// <param name="dilation">Pixels from one tap to the next.</param>
    /// <param name="groups">The channels are divided into so many groups that do not see each other; as many as channels: depthwise.</param>
    /// <param name="valid">Whether the kernel stays inside the input, so that the result is smaller.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor Conv2D(
        int channels,
        int kernel,
        int stride = 1,
        int dilation = 1,
        int groups = 1,
        bool valid = false,
        bool bias = true,
        Initializer initializer = Initializer.GlorotUniform,
        string? name = null) =>
        Convolve(2, channels, Twice(kernel), Twice(stride), Twice(dilation), groups, valid, bias, initializer);

    /// <summary>A convolution along two axes with sizes of its own for each.</summary>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="kernel">Taps along each axis, [2].</param>
    /// <param name="stride">Pixels from one application to the next, [2]; null for 1.</param>
    /// <param name="dilation">Pixels from one tap to the next, [2]; null for 1.</param>
    /// <param name="groups">The channels are divided into so many groups that do not see each other.</param>
    /// <param name="valid">Whether the kernel stays inside the input.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor Conv2D(
        int channels,
        int[] kernel,
        int[]? stride = null,
        int[]? dilation = null,
        int groups = 1,
        bool valid = false,
        bool bias = true,
        Initializer initializer = Initializer.GlorotUniform,
        string? name = null) =>
        Convolve(2, channels, kernel, stride ?? [1, 1], dilation ?? [1, 1], groups, valid, bias, initializer);

    /// <summary>A convolution along three axes; see <see cref="Conv1D"/> for what it computes.</summary>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="kernel">Taps along each axis.</param>
    /// <param name="stride">Pixels from one application to the next.</param>
    /// <param name="dilation">Pixels from one tap to the next.</param>
    /// <param name="groups">The channels are divided into so many groups that do not see each other.</param>
    /// <param name="valid">Whether the kernel stays inside the input, so that the result is smaller.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor Conv3D(
        int channels,
        int kernel,
        int stride = 1,
        int dilation = 1,
        int groups = 1,
        bool valid = false,
        bool bias = true,
        Initializer initializer = Initializer.GlorotUniform,
        string? name = null) =>
        Convolve(3, channels, [kernel, kernel, kernel], [stride, stride, stride], [dilation, dilation, dilation], groups, valid, bias, initializer);

    /// <summary>
    /// The adjoint geometry of a convolution with the stride, "transposed convolution": each pixel of the input spreads a kernel over the result, which has
    /// stride times as many pixels along each axis.
    /// </summary>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="kernel">Taps along each axis.</param>
    /// <param name="stride">How many times finer the result is.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor ConvTranspose2D(
        int channels, int kernel = 2, int stride = 2, bool bias = true, Initializer initializer = Initializer.GlorotUniform, string? name = null)
    {
        RequireGrid(2);
        int[] shape = [.. Shape.Take(2).Select(extent => checked(extent * stride)), channels];
        int[] numbers = [2, channels, kernel, kernel, stride, stride, bias ? 1 : 0, .. BoundaryNumbers(), (int)initializer];
        return new Tensor(Expression.Layer("convtranspose", numbers, Expression), shape, _boundaries);
    }

    /// <summary>
    /// Every channel normalised over the samples of the batch and the pixels, then scaled and shifted: gamma (x - mean) / sqrt(variance + epsilon) + beta.
    /// Predictions use running statistics, which training updates. Ioffe and Szegedy 2015.
    /// </summary>
    /// <param name="momentum">The share of a batch in the running statistics.</param>
    /// <param name="epsilon">Keeps the division finite.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor BatchNorm(double momentum = 0.1, double epsilon = 1e-5, string? name = null) =>
        Like(Expression.Of("batchnorm", Expression, Expression.Constant(momentum), Expression.Constant(epsilon)));

    private Tensor Convolve(int axes, int channels, int[] kernel, int[] stride, int[] dilation, int groups, bool valid, bool bias, Initializer initializer)
    {
        RequireGrid(axes);
        int[] shape = new int[axes + 1];
        for (int axis = 0; axis < axes; axis++)
        {
            int reach = (kernel[axis] - 1) * dilation[axis] + 1;
            shape[axis] = valid ? (Shape[axis] - reach) / stride[axis] + 1 : (Shape[axis] + stride[axis] - 1) / stride[axis];
        }

        shape[axes] = channels;
        int[] numbers =
            [axes, channels, .. kernel, .. stride, .. dilation, groups, valid ? 1 : 0, bias ? 1 : 0, .. BoundaryNumbers(), (int)initializer];
        return new Tensor(Expression.Layer("convolution", numbers, Expression), shape, _boundaries);
    }

    private static int[] Twice(int number) => [number, number];

    private IEnumerable<int> BoundaryNumbers() => _boundaries.Select(boundary => (int)boundary);

    private void RequireGrid(int axes)
    {
        if (Shape.Count != axes + 1)
        {
            throw new InvalidOperationException($"[{string.Join(", ", Shape)}] is no grid of {axes} axes and channels.");
        }
    }
}
