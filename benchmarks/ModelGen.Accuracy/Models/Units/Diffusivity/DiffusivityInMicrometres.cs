using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>The diffusivity in square micrometres a millisecond.</summary>
[Pinn]
internal sealed partial class DiffusivityInMicrometres : IMeasured
{
    private const double Metre = 1e6;
    private const double Second = 1e3;

    [Domain(0, Rods.Length * Metre)]                          public partial Coordinate X { get; }
    [Domain(0, Rods.Duration * Second)]                       public partial Coordinate T { get; }
    [Mlp(20, 20)]                                             public partial Field U { get; }
    [Learnable(Diffusivities.Guess * Metre * Metre / Second)] public partial Scalar A { get; }
    [Observed(Set = "probes")]                                public partial Scalar Measured { get; }

    [Residual(Points = 1_000)] Equation Conduction => Rods.Conduction(U, X, T, A);
    [Condition]                Equation Start      => Rods.Start(U, X, T, Metre, kelvin: 1);
    [Condition]                Equation Left       => Rods.Cold(U, X, 0);
    [Condition]                Equation Right      => Rods.Cold(U, X, Rods.Length * Metre);
    [Condition]                Equation Data       => U == Measured;

    public static DiffusivityInMicrometres Create(int seed)
    {
        DiffusivityInMicrometres model = new(seed);
        (double[] x, double[] t, double[] temperature) = Diffusivities.Measurements(Metre, Second);
        model.ObserveProbes(x, t, temperature);
        return model;
    }

    public double RelativeError() => Diffusivities.Error(X, T, Evaluate, A.Value, Metre, Second);
}
