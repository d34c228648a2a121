using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Zero boundary, odd sizes, stride, dilation.</summary>
[Network]
public sealed partial class ConvZero
{
    [Input(7, 9, 3)]
    public partial Tensor X { get; }

    [Target(4, 3, 5)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Conv2D(4, kernel: 3, dilation: 2).Tanh().Conv2D(5, kernel: [4, 5], stride: [2, 3]);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Periodic boundary with strides, an even kernel, and one that is wider than the grid.</summary>
[Network]
public sealed partial class ConvPeriodic
{
    [Input(6, 8, 3, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(3, 2, 4)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Conv2D(5, kernel: 9, initializer: Initializer.LeCunNormal).Sin().Conv2D(4, kernel: [4, 3], stride: [2, 4]);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Mirrored boundary, also of images of images.</summary>
[Network]
public sealed partial class ConvReflect
{
    [Input(5, 4, 2, Boundary = Boundary.Reflect)]
    public partial Tensor X { get; }

    [Target(5, 4, 3)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Conv2D(4, kernel: 3).Silu().Conv2D(3, kernel: 11, bias: false);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Repeated border, depthwise and grouped.</summary>
[Network]
public sealed partial class ConvReplicate
{
    [Input(5, 7, 4, Boundary = Boundary.Replicate)]
    public partial Tensor X { get; }

    [Target(5, 4, 6)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Conv2D(4, kernel: 5, groups: 4).Gelu().Conv2D(6, kernel: [3, 3], stride: [1, 2], groups: 2);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Kernels that stay inside.</summary>
[Network]
public sealed partial class ConvValid
{
    [Input(9, 8, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(3, 2, 4)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Conv2D(3, kernel: 3, valid: true).Tanh().Conv2D(4, kernel: 3, stride: 2, valid: true);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>A boundary for each axis.</summary>
[Network]
public sealed partial class ConvMixed
{
    [Input(6, 5, 2, Boundaries = [Boundary.Periodic, Boundary.Reflect])]
    public partial Tensor X { get; }

    [Target(6, 5, 3)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Conv2D(3, kernel: 5);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>One axis.</summary>
[Network]
public sealed partial class ConvLine
{
    [Input(11, 3)]
    public partial Tensor X { get; }

    [Target(4, 5)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Conv1D(6, kernel: 4, dilation: 3).Softplus().Conv1D(5, kernel: 3, stride: 3);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Three axes.</summary>
[Network]
public sealed partial class ConvSpace
{
    [Input(4, 3, 5, 2)]
    public partial Tensor X { get; }

    [Target(2, 2, 3, 3)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Conv3D(4, kernel: 3, groups: 2).Tanh().Conv3D(3, kernel: 2, stride: 2);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Transposed convolutions, spread over the border and cut.</summary>
[Network]
public sealed partial class TransposeZero
{
    [Input(3, 4, 3)]
    public partial Tensor X { get; }

    [Target(12, 16, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.ConvTranspose2D(4, kernel: 4).Tanh().ConvTranspose2D(2, kernel: 5, stride: 2);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Transposed convolutions around the border.</summary>
[Network]
public sealed partial class TransposePeriodic
{
    [Input(3, 4, 3, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(9, 12, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.ConvTranspose2D(2, kernel: 5, stride: 3, bias: false);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Transposed convolution along one axis, with a kernel smaller than the stride.</summary>
[Network]
public sealed partial class TransposeLine
{
    [Input(5, 2)]
    public partial Tensor X { get; }

    [Target(15, 3)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.ConvTranspose1D(3, kernel: 2, stride: 3);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Transposed convolution along three axes.</summary>
[Network]
public sealed partial class TransposeSpace
{
    [Input(2, 3, 2, 2)]
    public partial Tensor X { get; }

    [Target(4, 6, 4, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.ConvTranspose3D(2, kernel: 3, stride: 2);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}
