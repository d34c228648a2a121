using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>u'' = -u with u(0) = 1 and the velocity forgotten: cos t + c sin t for any c; cos t was meant. Fails with a loss of nothing.</summary>
[Pinn]
internal sealed partial class Underdetermined : IMeasured
{
    [Domain(0, 5)] public partial Coordinate T { get; }
    [Mlp(16, 16)]  public partial Field U { get; }

    [Residual(Points = 300)] Equation Motion => D(U, T, T) == -U;
    [Condition]              Equation Start  => U.At(T, 0) == 1;

    public double RelativeError() => FieldError.Along(T, Evaluate, Math.Cos);
}
