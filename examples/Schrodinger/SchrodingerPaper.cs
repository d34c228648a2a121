using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>The problem with the paper's network and collocation points.</summary>
[Pinn]
public sealed partial class SchrodingerPaper
{
    [Domain(-5, 5)]                public partial Coordinate X { get; }
    [Domain(0, Math.PI / 2)]       public partial Coordinate T { get; }
    [Mlp(100, 100, 100, 100, 100)] public partial ComplexField H { get; }

    [Residual(Points = 20_000)] Equation Nls      => Schrodinger.Evolution(H, X, T);
    [Condition(Points = 50)]    Equation Start    => Schrodinger.Initial(H, X, T);
    [Condition(Points = 50)]    Equation Periodic => Schrodinger.SameAtBothEnds(H, X);
    [Condition(Points = 50)]    Equation Slope    => Schrodinger.SameAtBothEnds(D(H, X), X);
}
