using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>The electron in metres, seconds and kilograms.</summary>
[Pinn]
internal sealed partial class ElectronInMetres : IMeasured
{
    private const double Metre = 1;
    private const double Second = 1;
    private const double Kilogram = 1;

    [Domain(-Electrons.HalfWidth * Metre, Electrons.HalfWidth * Metre)] public partial Coordinate X { get; }
    [Domain(0, Electrons.Duration * Second)]                            public partial Coordinate T { get; }
    [Mlp(20, 20, 20)]                                                   public partial ComplexField Psi { get; }

    [Residual(Points = 2_000)] Equation Evolution => Electrons.Evolution(Psi, X, T, Metre, Second, Kilogram);
    [Condition]                Equation Start     => Electrons.Start(Psi, X, T, Metre);
    [Condition]                Equation Left      => Electrons.Absent(Psi, X, -Electrons.HalfWidth * Metre);
    [Condition]                Equation Right     => Electrons.Absent(Psi, X, Electrons.HalfWidth * Metre);

    public double RelativeError() => Electrons.Error(X, T, Evaluate, Metre, Second);
}
