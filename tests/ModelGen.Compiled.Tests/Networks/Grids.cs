using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Largest numbers of windows that overlap, and of whole grids.</summary>
[Network]
public sealed partial class MaxPools
{
    [Input(7, 9, 3)]
    public partial Tensor X { get; }

    [Target(3)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.MaxPool(3, stride: 2).Dense(3).GlobalMaxPool();

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Means of windows, and of whole grids.</summary>
[Network]
public sealed partial class AveragePools
{
    [Input(8, 6, 3, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(3)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.AveragePool(2).Dense(3).Tanh().AveragePool(2, stride: 1).GlobalAveragePool();

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Repeated pixels.</summary>
[Network]
public sealed partial class UpsampledNearest
{
    [Input(3, 2, 3)]
    public partial Tensor X { get; }

    [Target(9, 6, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Upsample(3).Dense(2);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Interpolated pixels, zero beyond the border.</summary>
[Network]
public sealed partial class UpsampledZero
{
    [Input(3, 4, 2)]
    public partial Tensor X { get; }

    [Target(6, 8, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.UpsampleLinear(2);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Interpolated pixels around the border.</summary>
[Network]
public sealed partial class UpsampledPeriodic
{
    [Input(3, 4, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(9, 12, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.UpsampleLinear(3);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Interpolated pixels, the border repeated.</summary>
[Network]
public sealed partial class UpsampledReplicate
{
    [Input(3, 4, 2, Boundary = Boundary.Replicate)]
    public partial Tensor X { get; }

    [Target(6, 8, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.UpsampleLinear(2);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Grids brought to one that is no multiple.</summary>
[Network]
public sealed partial class Resized
{
    [Input(7, 5, 2)]
    public partial Tensor X { get; }

    [Target(7, 5, 8)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y =>
        Concat(X, X.MaxPool(2).UpsampleTo(X), X.AveragePool(2).UpsampleLinearTo(X),
            X.With(Boundary.Replicate).MaxPool(3, stride: 2).UpsampleLinearTo(X).With(Boundary.Zero));

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Slices, crops, padding, other shapes.</summary>
[Network]
public sealed partial class Shapes
{
    [Input(5, 6, 4)]
    public partial Tensor X { get; }

    [Target(72)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y =>
        Concat(X.Slice(0, 1, 3).Slice(1, 2, 4).Channels(1, 2), X.Crop(3, 4).Channels(0, 1), X.Crop(1).Pad([0, 3], [2, 0]).Channels(2, 2),
            X.Crop(1).Pad(1).Slice(1, 0, 1).Reshape(1, 3, 4).Pad([1, 0], [1, 1]).Channels(3, 1)).Reshape(4, 3, 6).Tanh().Flatten();

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Padding around the border, more than once.</summary>
[Network]
public sealed partial class PaddedPeriodic
{
    [Input(3, 2, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(11, 7, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Pad([4, 3], [4, 2]);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Padding by mirror images.</summary>
[Network]
public sealed partial class PaddedReflect
{
    [Input(3, 2, 2, Boundary = Boundary.Reflect)]
    public partial Tensor X { get; }

    [Target(11, 7, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Pad([4, 3], [4, 2]);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>A vector that becomes a grid.</summary>
[Network]
public sealed partial class Decoder
{
    [Input(3)]
    public partial Tensor X { get; }

    [Target(4, 6, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Dense(12).Tanh().Reshape(2, 3, 2).Upsample(2).Conv2D(2, kernel: 3);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}
