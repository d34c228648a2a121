using ModelGen.Kernels.Tensors;

namespace ModelGen;

/// <content>Layers that turns and reflections of the grid pass through: a turned input gives the turned output, to rounding.</content>
public sealed partial class Tensor
{
    /// <summary>
    /// A convolution of fields over a group of turns and reflections: with L_g f (x) = rho(g) f(A_g^-1 x), the layer of L_g x is L_g of the layer, before and
    /// after training. Channels are [..., field x channel of the field]: one of a scalar, two of a vector, one for each element of the group of a regular
    /// field. Fields of one kind can be concatenated. Filters that train are [field][tap][tap][input channel], with the components of a vector for the field;
    /// all others follow from them. Cohen and Welling 2016; Weiler and Cesa 2019 for other kinds than regular fields.
    /// </summary>
    /// <param name="channels">Fields of the result.</param>
    /// <param name="kernel">Taps along each axis; odd unless the stride is even.</param>
    /// <param name="group">The group.</param>
    /// <param name="from">What the input's channels are. Scalar or vector: the lifting convolution.</param>
    /// <param name="to">What the result's channels are. Scalar or vector: the projection, a mean over the group.</param>
    /// <param name="stride">Pixels from one application to the next.</param>
    /// <param name="dilation">Pixels from one tap to the next.</param>
    /// <param name="bias">Whether there is a bias for each field; vectors have none, as it would have a direction.</param>
    /// <param name="motion">Whether what is added to a channel at all pixels alike changes nothing, see <see cref="MotionConv2D"/>.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor GroupConv2D(
        int channels,
        int kernel,
        SymmetryGroup group,
        FieldKind from = FieldKind.Regular,
        FieldKind to = FieldKind.Regular,
        int stride = 1,
        int dilation = 1,
        bool bias = true,
        bool motion = false,
        Initializer initializer = Initializer.GlorotUniform,
        string? name = null)
    {
        RequireGrid(2);
        GroupElements elements = new(group);
        RequireFields(elements.Channels(from));
        int[] numbers =
            [channels, kernel, stride, (int)group, (int)from, (int)to, bias ? 1 : 0, .. BoundaryNumbers(), (int)initializer, motion ? 1 : 0, dilation];
        return new Tensor(
            Expression.Layer("groupconvolution", numbers, Expression),
            [(Shape[0] + stride - 1) / stride, (Shape[1] + stride - 1) / stride, channels * elements.Channels(to)],
            _boundaries);
    }

    /// <summary>
    /// A convolution of what is left of each block of pixels once its mean is taken off, channel by channel: a uniform motion, a number that is added to a
    /// channel at all pixels, changes nothing, and <c>x + layers(x.MotionConv2D(...))</c> moves with x. The mean of a block under a filter is the mean of the
    /// filter, so that filters W that sum to zero over the taps are all it takes; those that train are [channel][tap][tap][input channel].
    /// Wang, Walters and Yu 2021, section 3.2.
    /// </summary>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="kernel">Taps along each axis; more than 1.</param>
    /// <param name="stride">Pixels from one application to the next.</param>
    /// <param name="dilation">Pixels from one tap to the next.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files.</param>
    public Tensor MotionConv2D(
        int channels,
        int kernel,
        int stride = 1,
        int dilation = 1,
        bool bias = true,
        Initializer initializer = Initializer.GlorotUniform,
        string? name = null) =>
        GroupConv2D(channels, kernel, SymmetryGroup.P1, FieldKind.Scalar, FieldKind.Scalar, stride, dilation, bias, motion: true, initializer);

    /// <summary>
    /// The largest channel of every regular field, [..., field x element] to [..., field]: scalar fields. Cohen and Welling 2016, section 6.3.
    /// </summary>
    /// <param name="group">The group.</param>
    public Tensor GroupMaxPool(SymmetryGroup group) => OverGroup("groupmax", group);

    /// <summary>The mean of the channels of every regular field, [..., field x element] to [..., field]: scalar fields.</summary>
    /// <param name="group">The group.</param>
    public Tensor GroupAveragePool(SymmetryGroup group) => OverGroup("groupaverage", group);

    private Tensor OverGroup(string operation, SymmetryGroup group)
    {
        int order = new GroupElements(group).Order;
        RequireFields(order);
        return new Tensor(Expression.Layer(operation, [order], Expression), [.. Shape.SkipLast(1), Shape[^1] / order], _boundaries);
    }

    private void RequireFields(int channels)
    {
        if (Shape[^1] % channels != 0)
        {
            throw new InvalidOperationException($"The channels of [{string.Join(", ", Shape)}] are no fields of {channels} channels.");
        }
    }
}
