using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>The rod in metres, seconds and kelvins.</summary>
[Pinn]
internal sealed partial class RodInMetres : IMeasured
{
    private const double Metre = 1;
    private const double Second = 1;
    private const double Kelvin = 1;

    [Domain(0, Rods.Length * Metre)]    public partial Coordinate X { get; }
    [Domain(0, Rods.Duration * Second)] public partial Coordinate T { get; }
    [Mlp(20, 20)]                       public partial Field U { get; }

    [Residual(Points = 1_000)] Equation Conduction => Rods.Conduction(U, X, T, Rods.Diffusivity * Metre * Metre / Second);
    [Condition]                Equation Start      => Rods.Start(U, X, T, Metre, Kelvin);
    [Condition]                Equation Left       => Rods.Cold(U, X, 0);
    [Condition]                Equation Right      => Rods.Cold(U, X, Rods.Length * Metre);

    public double RelativeError() => Rods.Error(X, T, Evaluate, Metre, Second, Kelvin);
}
