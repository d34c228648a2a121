using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>The string in kilometres and hours.</summary>
[Pinn]
internal sealed partial class StringInKilometres : IMeasured
{
    private const double Metre = 1e-3;
    private const double Second = 1 / 3_600.0;

    [Domain(0, Metre)]                     public partial Coordinate X { get; }
    [Domain(0, Strings.Duration * Second)] public partial Coordinate T { get; }
    [Mlp(24, 24)]                          public partial Field U { get; }

    [Residual(Points = 1_000)] Equation Motion => Strings.Motion(U, X, T, Metre, Second);
    [Condition]                Equation Start  => Strings.Start(U, X, T, Metre);
    [Condition]                Equation Rest   => Strings.Rest(U, T);
    [Condition]                Equation Left   => Strings.Held(U, X, 0);
    [Condition]                Equation Right  => Strings.Held(U, X, Metre);

    public double RelativeError() => Strings.Error(X, T, Evaluate, Metre, Second);
}
