using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>Burgers' equation of Raissi et al. 2019, appendix A: a wave that steepens into a shock at x = 0.</summary>
[Pinn]
public sealed partial class Burgers
{
    [Domain(-1, 1)]               public partial Coordinate X { get; }
    [Domain(0, 1)]                public partial Coordinate T { get; }
    [Mlp(20, 20, 20)]             public partial Field N { get; }
    [Coefficient(0.01 / Math.PI)] public partial Scalar Nu { get; set; }

    // -sin(pi x) at t = 0 and 0 at x = -1 and 1, whatever the network says
    public Scalar U => -Sin(Math.PI * X) + T * (1 - X * X) * N;

    [Residual(Points = 4_000)] Equation Momentum => D(U, T) + U * D(U, X) == Nu * D(U, X, X);
}
