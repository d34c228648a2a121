using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Turns of scalar fields: lifted, convolved over the group, pooled over it, on an odd grid.</summary>
[Network]
public sealed partial class TurnedScalars
{
    [Input(5, 5, 2)]
    public partial Tensor X { get; }

    [Target(5, 5, 4)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => Concat(
        Hidden.GroupConv2D(2, kernel: 1, SymmetryGroup.P4, to: FieldKind.Scalar), Hidden.GroupMaxPool(SymmetryGroup.P4).Dense(2));

    private Tensor Hidden => X.GroupConv2D(3, kernel: 3, SymmetryGroup.P4, from: FieldKind.Scalar).Tanh().GroupConv2D(2, kernel: 3, SymmetryGroup.P4).Silu();

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Turns and reflections of a vector field on an even grid.</summary>
[Network]
public sealed partial class TurnedVectors
{
    [Input(6, 6, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(6, 6, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.GroupConv2D(2, kernel: 3, SymmetryGroup.P4m, from: FieldKind.Vector).Sin()
        .GroupConv2D(1, kernel: 3, SymmetryGroup.P4m, bias: false).Tanh().GroupConv2D(1, kernel: 3, SymmetryGroup.P4m, to: FieldKind.Vector);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>From vectors to vectors and scalars at once, on an odd grid that is mirrored.</summary>
[Network]
public sealed partial class TurnedMirrors
{
    [Input(5, 5, 4, Boundary = Boundary.Reflect)]
    public partial Tensor X { get; }

    [Target(5, 5, 3)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => Concat(
        X.GroupConv2D(1, kernel: 3, SymmetryGroup.P4m, from: FieldKind.Vector, to: FieldKind.Vector, dilation: 2),
        X.GroupConv2D(1, kernel: 3, SymmetryGroup.P4m, from: FieldKind.Vector).Gelu().GroupAveragePool(SymmetryGroup.P4m));

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>An even kernel with a stride, and a grid that turns change.</summary>
[Network]
public sealed partial class TurnedStrides
{
    [Input(6, 8, 1, Boundary = Boundary.Replicate)]
    public partial Tensor X { get; }

    [Target(3, 4, 1)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.GroupConv2D(2, kernel: 4, SymmetryGroup.P4, from: FieldKind.Scalar, stride: 2).Elu()
        .GroupConv2D(1, kernel: 3, SymmetryGroup.P4, to: FieldKind.Scalar, initializer: Initializer.HeNormal);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Turns by 45 degrees, of vectors.</summary>
[Network]
public sealed partial class TurnedEighths
{
    [Input(5, 5, 2)]
    public partial Tensor X { get; }

    [Target(5, 5, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.GroupConv2D(1, kernel: 5, SymmetryGroup.C8, from: FieldKind.Vector).Tanh()
        .GroupConv2D(1, kernel: 3, SymmetryGroup.C8).Tanh().GroupConv2D(1, kernel: 3, SymmetryGroup.C8, to: FieldKind.Vector);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Statistics that the channels of a field have in common, and filters that sum to zero.</summary>
[Network]
public sealed partial class TurnedMotions
{
    [Input(4, 4, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(4, 4, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X + X.GroupConv2D(2, kernel: 3, SymmetryGroup.P4, from: FieldKind.Vector, motion: true).BatchNorm(SymmetryGroup.P4).Relu()
        .GroupConv2D(2, kernel: 3, SymmetryGroup.P4).BatchNorm(SymmetryGroup.P4, epsilon: 0.1).Tanh()
        .GroupConv2D(1, kernel: 3, SymmetryGroup.P4, to: FieldKind.Vector);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>A uniform motion that passes through, on a grid that need not be square.</summary>
[Network]
public sealed partial class Motions
{
    [Input(5, 4, 2, Boundaries = [Boundary.Replicate, Boundary.Periodic])]
    public partial Tensor X { get; }

    [Target(5, 4, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X + X.MotionConv2D(3, kernel: 2, dilation: 2).Gelu().Conv2D(2, kernel: 3);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>No biases but times the range of a block: a magnitude passes through.</summary>
[Network]
public sealed partial class Magnitudes
{
    [Input(5, 4, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(5, 4, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X + Layer(Layer(X, 3).Relu(), 2);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);

    private static Tensor Layer(Tensor x, int channels) => x.Conv2D(channels, kernel: 3, bias: false) + Range(x).Conv2D(channels, kernel: 1, bias: false);

    // the largest less the smallest number of each block
    private static Tensor Range(Tensor x) => x.Pad(1).MaxPool(3, stride: 1) + (-x).Pad(1).MaxPool(3, stride: 1);
}

/// <summary>A complex field, whose phase nothing sees but what multiplies it.</summary>
[Network]
public sealed partial class Phases
{
    [Input(4, 5, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(4, 5, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => Times(Factor, X) + Times(Factor, X.Laplacian(3));

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);

    private Tensor Factor => Density.Conv2D(3, kernel: 3).Tanh().Conv2D(1, kernel: 3);

    private Tensor Density => X.Channels(0, 1).Square() + X.Channels(1, 1).Square();

    private static Tensor Times(Tensor real, Tensor complex) => Concat(real, real) * complex;
}

/// <summary>A phase that differs from place to place: no neighbour is read but through moduli.</summary>
[Network]
public sealed partial class LocalPhases
{
    [Input(4, 5, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(4, 5, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X * Concat(Factor, Factor);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);

    private Tensor Factor => (X.Channels(0, 1).Square() + X.Channels(1, 1).Square()).Conv2D(3, kernel: 3).Gelu().Dense(1);
}

/// <summary>Two numbers that turns by 45 degrees leave as they are, as far as a grid has them.</summary>
[Network]
public sealed partial class TurnedInvariants
{
    [Input(13, 13, 1)]
    public partial Tensor X { get; }

    [Target(2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.GroupConv2D(2, kernel: 5, SymmetryGroup.C8, from: FieldKind.Scalar).Tanh()
        .GroupConv2D(2, kernel: 5, SymmetryGroup.C8).Tanh().GroupMaxPool(SymmetryGroup.C8).GlobalAveragePool();

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}
