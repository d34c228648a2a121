using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>Raissi et al. 2019, section 3.1.1, at the paper's size.</summary>
[Pinn]
public sealed partial class SchrodingerStep
{
    [Domain(-5, 5)]
    public partial Coordinate X { get; }

    [Domain(0, Math.PI / 2)]
    public partial Coordinate T { get; }

    [Mlp(100, 100, 100, 100, 100)]
    public partial ComplexField H { get; }

    [Residual(Points = 20_000)]
    Equation Nls => I * D(H, T) + 0.5 * D(H, X, X) + Abs2(H) * H == 0;

    [Condition(Points = 50)]
    Equation Start => H.At(T, 0) == 2 * Sech(X);

    [Condition(Points = 50)]
    Equation Periodic => H.At(X, -5) == H.At(X, 5);

    [Condition(Points = 50)]
    Equation Slope => D(H, X).At(X, -5) == D(H, X).At(X, 5);
}
