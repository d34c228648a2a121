using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Raissi et al. 2019, section 3.1.1, at a test's size.</summary>
[Pinn]
public sealed partial class Schrodinger
{
    [Domain(-5, 5)]
    public partial Coordinate X { get; }

    [Domain(0, Math.PI / 2)]
    public partial Coordinate T { get; }

    [Mlp(12, 11, 13)]
    public partial ComplexField H { get; }

    [Residual(Points = 200)]
    private Equation Nls => I * D(H, T) + 0.5 * D(H, X, X) + Abs2(H) * H == 0;

    [Condition(Points = 50)]
    private Equation Start => H.At(T, 0) == 2 * Sech(X);

    [Condition(Points = 50)]
    private Equation Periodic => H.At(X, -5) == H.At(X, 5);

    [Condition(Points = 50)]
    private Equation Slope => D(H, X).At(X, -5) == D(H, X).At(X, 5);
}
