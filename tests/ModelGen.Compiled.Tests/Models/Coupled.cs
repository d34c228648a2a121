using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>
/// Batches that have little in common, in one kernel on a device: networks of different width and depth, both in one batch and the narrow one in another, a
/// batch without any network, and learnables that only some of them contain.
/// </summary>
[Pinn]
public sealed partial class Coupled
{
    [Domain(0, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate T { get; }

    [Mlp(20, 17, 9)]
    public partial Field U { get; }

    [Mlp(5)]
    public partial Field V { get; }

    [Learnable(0.4)]
    public partial Scalar K { get; }

    [Learnable(1.5)]
    public partial Scalar Rate { get; }

    [Residual(Points = 41)]
    private Equation Diffusion => D(U, T) == K * D(U, X, X) + V * U;

    [Condition(Points = 19)]
    private Equation Decay => D(V, T).At(X, 0) == -Rate * V.At(X, 0);

    [Condition(Points = 13, Weight = 0.5)]
    private Equation Prior => K * K + Rate * X == 2 * T;
}
