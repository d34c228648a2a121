using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>u_t = k u_xx with a learnable k: carried as one functional with a learnable factor; data in two sets.</summary>
[Pinn]
public sealed partial class InverseHeat
{
    [Domain(0, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 2)]
    public partial Coordinate T { get; }

    [Mlp(9, 8)]
    public partial Field U { get; }

    [Learnable(0.3)]
    public partial Scalar K { get; }

    [Coefficient(0.25)]
    public partial Scalar Source { get; set; }

    [Observed(Set = "probes")]
    public partial Scalar Measured { get; }

    [Observed]
    public partial Scalar Other { get; }

    public Scalar Flux => -K * D(U, X);

    [Residual(Points = 70)]
    private Equation Heat => D(U, T) == K * D(U, X, X) + Source * Sin(Math.PI * X);

    [Condition(Points = 33, Weight = 2.5)]
    private Equation Insulated => Flux.At(X, 0) == 0;

    [Condition]
    private Equation Probes => U == Measured;

    [Condition]
    private Equation Fluxes => Flux == Other * K;
}
