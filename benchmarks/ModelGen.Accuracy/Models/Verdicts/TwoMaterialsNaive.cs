using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>Two materials, (K T')' = 0, with a derivative of the jump: D(K, X) is 0 almost everywhere, so the condition on the flux is lost. Fails.</summary>
[Pinn]
internal sealed partial class TwoMaterialsNaive : IMeasured
{
    [Domain(0, 1)] public partial Coordinate X { get; }
    [Mlp(16, 16)]  public partial Field T { get; }

    Scalar K => Where(X < TwoMaterials.Place, TwoMaterials.Left, TwoMaterials.Right);

#pragma warning disable MG5005 // the compiler says what is wrong here; the verdict is asked to say it too
    [Residual(Points = 300)] Equation Heat => D(K * D(T, X), X) == 0;
#pragma warning restore MG5005

    [Condition]              Equation Cold => T.At(X, 0) == 0;
    [Condition]              Equation Hot  => T.At(X, 1) == 1;

    public double RelativeError() => FieldError.Along(X, Evaluate, TwoMaterials.Temperature);
}
