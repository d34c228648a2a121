using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>Burgers' equation with unknown coefficients, found from measurements of u (Raissi et al. 2019, appendix B).</summary>
[Pinn]
public sealed partial class InverseBurgers
{
    [Domain(-1, 1)]   public partial Coordinate X { get; }
    [Domain(0, 1)]    public partial Coordinate T { get; }
    [Mlp(20, 20, 20)] public partial Field U { get; }
    [Learnable(0.0)]  public partial Scalar Lambda1 { get; }
    [Learnable(0.01)] public partial Scalar Lambda2 { get; }
    [Observed]        public partial Scalar Measured { get; }

    [Residual(Points = 4_000)] Equation Momentum => D(U, T) + Lambda1 * U * D(U, X) == Lambda2 * D(U, X, X);
    [Condition]                Equation Data     => U == Measured;
}
