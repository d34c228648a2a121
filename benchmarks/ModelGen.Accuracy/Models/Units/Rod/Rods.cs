using ModelGen.Examples.References;
using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>A steel rod that cools between ends at 0, u_t = a u_xx with a = k / (rho c) = 1.1e-5 m^2/s.</summary>
internal static class Rods
{
    /// <summary>Length in m.</summary>
    public const double Length = 0.1;

    /// <summary>The end in s.</summary>
    public const double Duration = 100;

    /// <summary>a in m^2/s.</summary>
    public const double Diffusivity = 1.1e-5;

    private const double First = 80;    // K
    private const double Third = 20;    // K

    public static Equation Conduction(Scalar u, Coordinate x, Coordinate t, Scalar diffusivity) => D(u, t) == diffusivity * D(u, x, x);

    public static Equation Start(Scalar u, Coordinate x, Coordinate t, double metre, double kelvin)
    {
        double wave = Math.PI / (Length * metre);
        return u.At(t, 0) == kelvin * (First * Sin(wave * x) + Third * Sin(3 * wave * x));
    }

    public static Equation Cold(Scalar u, Coordinate x, double place) => u.At(x, place) == 0;

    /// <summary>The exact solution in the given units.</summary>
    public static double Value(double x, double t, double metre, double second, double kelvin) =>
        kelvin * new HeatReference(Diffusivity, 0, Length, First, 0, Third).Value(x / metre, t / second);

    public static double Error(Coordinate x, Coordinate t, FieldError.OnPlane<double> evaluate, double metre, double second, double kelvin) =>
        FieldError.Over(x, t, evaluate, (a, b) => Value(a, b, metre, second, kelvin));
}
