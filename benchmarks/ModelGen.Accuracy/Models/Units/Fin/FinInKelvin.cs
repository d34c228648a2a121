using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>The rod in metres and kelvins.</summary>
[Pinn]
internal sealed partial class FinInKelvin : IMeasured
{
    private const double Metre = 1;
    private const double Kelvin = 1;
    private const double Zero = 0;

    [Domain(0, Fins.Length * Metre)] public partial Coordinate X { get; }
    [Mlp(16, 16)]                    public partial Field T { get; }

    public Scalar Excess => Fins.Excess(T, Kelvin, Zero);

    [Residual(Points = 300)] Equation Cooling   => Fins.Cooling(T, X, Metre, Kelvin, Zero);
    [Condition]              Equation Hot       => Fins.Hot(T, X, Kelvin, Zero);
    [Condition]              Equation Insulated => Fins.Insulated(T, X, Metre);

    public double RelativeError() => Fins.Error(X, EvaluateExcess, Metre, Kelvin);
}
