using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Table;

/// <summary>The bending moment of a beam of 6000 mm under a unit load, M'' = -1: M = x (6000 - x) / 2, up to 4.5e6.</summary>
[Pinn]
internal sealed partial class BeamMillimetres : IMeasured
{
    private const double Length = 6000;

    [Domain(0, Length)] public partial Coordinate X { get; }
    [Mlp(20, 20)]       public partial Field M { get; }

    [Residual(Points = 500)] Equation Beam  => D(M, X, X) == -1;
    [Condition]              Equation Left  => M.At(X, 0) == 0;
    [Condition]              Equation Right => M.At(X, Length) == 0;

    public double RelativeError() => FieldError.Along(X, Evaluate, x => x * (Length - x) / 2);
}
