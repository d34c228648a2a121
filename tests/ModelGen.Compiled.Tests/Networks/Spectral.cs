using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>A Fourier layer on a prime number of pixels, all frequencies kept, after one that keeps few.</summary>
[Network]
public sealed partial class SpectralLine
{
    [Input(11, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(11, 3)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => Layer(Layer(X, 4, 3), 3, 6);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);

    private static Tensor Layer(Tensor x, int channels, int modes) => (x.Spectral(channels, modes) + x.Dense(channels)).Gelu();
}

/// <summary>Two axes, an even and an odd one, with modes of their own.</summary>
[Network]
public sealed partial class SpectralPlane
{
    [Input(6, 7, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(6, 7, 9)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Spectral(5, modes: 3).Tanh().Spectral(9, [2, 4]);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Three axes.</summary>
[Network]
public sealed partial class SpectralSpace
{
    [Input(5, 3, 4, 2)]
    public partial Tensor X { get; }

    [Target(5, 3, 4, 3)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Spectral(3, modes: 2);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Exact derivatives of periodic fields, in a physics loss on the grid.</summary>
[Network]
public sealed partial class SpectralPhysics
{
    [Input(6, 5, 1, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(6, 5, 1)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y
    {
        get
        {
            Tensor slope = X.Conv2D(2, kernel: 3).Tanh().SpectralDerivative(0, length: 2);
            Tensor third = X.Conv2D(2, kernel: 1).SpectralDerivative(1, length: 3, order: 3);
            return (slope + 0.1 * third).Conv2D(1, kernel: 1);
        }
    }

    [Residual]
    private Equation Poisson => Y.SpectralLaplacian(length: 2) == -T;
}
