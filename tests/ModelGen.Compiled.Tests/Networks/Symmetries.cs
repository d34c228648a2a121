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
        X.GroupConv2D(1, kernel: 5, SymmetryGroup.P4m, from: FieldKind.Vector, to: FieldKind.Vector),
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
