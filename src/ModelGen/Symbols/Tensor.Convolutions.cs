namespace ModelGen;

/// <content>Convolutions and their transposes.</content>
public sealed partial class Tensor
{
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
    /// The adjoint geometry of a convolution with the stride along one axis, "transposed convolution": each pixel of the input spreads a kernel over the
    /// result, which has stride times as many pixels along each axis. The boundary is zero or periodic.
    /// </summary>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="kernel">Taps along each axis.</param>
    /// <param name="stride">How many times finer the result is.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor ConvTranspose1D(
        int channels, int kernel = 2, int stride = 2, bool bias = true, Initializer initializer = Initializer.GlorotUniform, string? name = null) =>
        Spread(1, channels, kernel, stride, bias, initializer);

    /// <summary>
    /// The adjoint geometry of a convolution with the stride along two axes, "transposed convolution": each pixel of the input spreads a kernel over the
    /// result, which has stride times as many pixels along each axis. The boundary is zero or periodic.
    /// </summary>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="kernel">Taps along each axis.</param>
    /// <param name="stride">How many times finer the result is.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor ConvTranspose2D(
        int channels, int kernel = 2, int stride = 2, bool bias = true, Initializer initializer = Initializer.GlorotUniform, string? name = null) =>
        Spread(2, channels, kernel, stride, bias, initializer);

    /// <summary>
    /// The adjoint geometry of a convolution with the stride along three axes, "transposed convolution": each pixel of the input spreads a kernel over the
    /// result, which has stride times as many pixels along each axis. The boundary is zero or periodic.
    /// </summary>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="kernel">Taps along each axis.</param>
    /// <param name="stride">How many times finer the result is.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor ConvTranspose3D(
        int channels, int kernel = 2, int stride = 2, bool bias = true, Initializer initializer = Initializer.GlorotUniform, string? name = null) =>
        Spread(3, channels, kernel, stride, bias, initializer);

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

    private Tensor Spread(int axes, int channels, int kernel, int stride, bool bias, Initializer initializer)
    {
        RequireGrid(axes);
        IEnumerable<int> Each(int number) => Enumerable.Repeat(number, axes);
        int[] numbers = [axes, channels, .. Each(kernel), .. Each(stride), bias ? 1 : 0, .. BoundaryNumbers(), (int)initializer];
        return new Tensor(
            Expression.Layer("convtranspose", numbers, Expression), [.. Shape.Take(axes).Select(extent => checked(extent * stride)), channels], _boundaries);
    }

    private static int[] Twice(int number) => [number, number];
}
