using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>u(., 0) -> u(., 1) of Burgers' equation on a period: a Fourier neural operator (Li et al. 2021).</summary>
[Network]
public sealed partial class BurgersOperator
{
    /// <summary>Points of the period.</summary>
    public const int Points = 128;

    [Input(Points, 1, Boundary = Boundary.Periodic)] public partial Tensor Start { get; }
    [Target(Points, 1)]                              public partial Tensor End { get; }

    [Output] public Tensor Prediction => BurgersParts.Operator(Start.Normalized()).InUnitsOf(End);
    [Loss]   Scalar Error => RelativeL2(Prediction, End);
}
