using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>The potential in metres and volts.</summary>
[Pinn]
internal sealed partial class PotentialInMetres : IMeasured
{
    private const double Metre = 1;
    private const double Volt = 1;

    [Domain(0, Metre)] public partial Coordinate X { get; }
    [Domain(0, Metre)] public partial Coordinate Y { get; }
    [Mlp(20, 20)]      public partial Field Phi { get; }

    [Residual(Points = 1_000)] Equation Poisson => Potentials.Poisson(Phi, X, Y, Metre, Volt);
    [Condition]                Equation Left    => Potentials.Earthed(Phi, X, 0);
    [Condition]                Equation Right   => Potentials.Earthed(Phi, X, Metre);
    [Condition]                Equation Bottom  => Potentials.Earthed(Phi, Y, 0);
    [Condition]                Equation Top     => Potentials.Earthed(Phi, Y, Metre);

    public double RelativeError() => Potentials.Error(X, Y, Evaluate, Metre, Volt);
}
