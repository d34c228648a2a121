using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>The electron in nanometres, femtoseconds and its own mass.</summary>
[Pinn]
internal sealed partial class ElectronInNanometres : IMeasured
{
    private const double Metre = 1e9;
    private const double Second = 1e15;
    private const double Kilogram = 1 / 9.1093837015e-31;

    [Domain(-Electrons.HalfWidth * Metre, Electrons.HalfWidth * Metre)] public partial Coordinate X { get; }
    [Domain(0, Electrons.Duration * Second)]                            public partial Coordinate T { get; }
    [Mlp(20, 20, 20)]                                                   public partial ComplexField Psi { get; }

    [Residual(Points = 2_000)] Equation Evolution => Electrons.Evolution(Psi, X, T, Metre, Second, Kilogram);
    [Condition]                Equation Start     => Electrons.Start(Psi, X, T, Metre);
    [Condition]                Equation Left      => Electrons.Absent(Psi, X, -Electrons.HalfWidth * Metre);
    [Condition]                Equation Right     => Electrons.Absent(Psi, X, Electrons.HalfWidth * Metre);

    public double RelativeError() => Electrons.Error(X, T, Evaluate, Metre, Second);
}
