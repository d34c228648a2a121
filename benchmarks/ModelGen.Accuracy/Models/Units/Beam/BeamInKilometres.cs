using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>The beam in kilometres and meganewtons.</summary>
[Pinn]
internal sealed partial class BeamInKilometres : IMeasured
{
    private const double Metre = 1e-3;
    private const double Newton = 1e-6;

    [Domain(0, Beams.Length * Metre)] public partial Coordinate X { get; }
    [Mlp(20, 20)]                     public partial Field W { get; }

    [Residual(Points = 500)] Equation Bending     => Beams.Bending(W, X, Metre, Newton);
    [Condition]              Equation Left        => Beams.Held(W, X, 0);
    [Condition]              Equation Right       => Beams.Held(W, X, Beams.Length * Metre);
    [Condition]              Equation LeftMoment  => Beams.Held(D(W, X, X), X, 0);
    [Condition]              Equation RightMoment => Beams.Held(D(W, X, X), X, Beams.Length * Metre);

    public double RelativeError() => Beams.Error(X, Evaluate, Metre);
}
