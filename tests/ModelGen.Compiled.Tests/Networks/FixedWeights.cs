using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Fixed weights in two axes that no product of two vectors gives.</summary>
[Network]
public sealed partial class StencilPlane
{
    [Input(5, 6, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(5, 6, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Stencil([[1, 2, 3, 4], [0.5, -1, 0, 2], [7, 0, 0, -3]]);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Fixed weights along one axis.</summary>
[Network]
public sealed partial class StencilLine
{
    [Input(7, 2, Boundary = Boundary.Reflect)]
    public partial Tensor X { get; }

    [Target(7, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Stencil([0.25, -1, 3, 0.5]);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Fixed weights in three axes.</summary>
[Network]
public sealed partial class StencilSpace
{
    [Input(3, 4, 2, 1)]
    public partial Tensor X { get; }

    [Target(3, 4, 2, 1)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Stencil([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Five points.</summary>
[Network]
public sealed partial class LaplacianPlane
{
    [Input(5, 6, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(5, 6, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Conv2D(2, kernel: 1).Laplacian(0.25);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Three points.</summary>
[Network]
public sealed partial class LaplacianLine
{
    [Input(7, 1)]
    public partial Tensor X { get; }

    [Target(7, 1)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Laplacian(0.5);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Seven points.</summary>
[Network]
public sealed partial class LaplacianSpace
{
    [Input(3, 4, 5, 1, Boundary = Boundary.Replicate)]
    public partial Tensor X { get; }

    [Target(3, 4, 5, 1)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Laplacian(2);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Central differences along both axes.</summary>
[Network]
public sealed partial class Derivatives
{
    [Input(5, 4, 1, Boundaries = [Boundary.Reflect, Boundary.Periodic])]
    public partial Tensor X { get; }

    [Target(5, 4, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => Concat(X.Derivative(0, 0.1), X.Derivative(1, 0.2));

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>A finite-difference equation as a loss, and vectors for channels.</summary>
[Network]
public sealed partial class PoissonLoss
{
    [Input(4, 5, 3)]
    public partial Tensor X { get; }

    [Target(4, 5, 3)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Dense(3).PerChannel(X.GlobalAveragePool().Dense(3).Sigmoid());

    [Residual(Weight = 0.3)]
    private Equation Poisson => Y.Laplacian(0.5) == -T;

    [Loss]
    private Scalar Error => Y.Square().Mean() + 0.5 * Dot(Y, T);
}
