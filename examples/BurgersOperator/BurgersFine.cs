using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>The same operator at 256 points, with the parameters of <see cref="BurgersOperator"/>: nobody trains it here.</summary>
[Network]
public sealed partial class BurgersFine
{
    /// <summary>Points of the period.</summary>
    public const int Points = 256;

    [Input(Points, 1, Boundary = Boundary.Periodic)] public partial Tensor Start { get; }
    [Target(Points, 1)]                              public partial Tensor End { get; }

    [Output] public Tensor Prediction => BurgersParts.Operator(Start.Normalized()).InUnitsOf(End);
    [Loss]   Scalar Error => RelativeL2(Prediction, End);
}
