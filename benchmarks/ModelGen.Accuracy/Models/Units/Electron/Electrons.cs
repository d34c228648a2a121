using System.Numerics;
using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>
/// An electron in a harmonic well of omega = 1e15 / s, i hbar psi_t = -hbar^2 / (2 m) psi_xx + m omega^2 x^2 psi / 2, in equal parts of its two lowest
/// states; units are given by how many of them are a metre, a second and a kilogram.
/// </summary>
internal static class Electrons
{
    /// <summary>Half the width in m: 5.9 lengths of the well, where psi has fallen to 2e-7 of its maximum.</summary>
    public const double HalfWidth = 2e-9;

    /// <summary>The end in s.</summary>
    public const double Duration = 3e-15;

    private const double Planck = 1.054571817e-34;     // hbar, J s
    private const double Mass = 9.1093837015e-31;      // kg
    private const double Omega = 1e15;                 // 1/s

    public static Equation Evolution(ComplexScalar psi, Coordinate x, Coordinate t, double metre, double second, double kilogram)
    {
        (double hbar, double mass, double omega) = (Planck * kilogram * metre * metre / second, Mass * kilogram, Omega / second);
        return I * hbar * D(psi, t) == -hbar * hbar / (2 * mass) * D(psi, x, x) + mass * omega * omega / 2 * x * x * psi;
    }

    /// <summary>psi = (psi_0 + psi_1) / sqrt 2, psi_0 = exp(-s^2 / 2) / sqrt(a sqrt pi), psi_1 = sqrt 2 s psi_0, s = x / a.</summary>
    public static Equation Start(ComplexScalar psi, Coordinate x, Coordinate t, double metre)
    {
        double a = WellLength * metre;
        return psi.At(t, 0) == (1 / Math.Sqrt(2) + x / a) * Exp(-Square(x / a) / 2) / Math.Sqrt(a * Math.Sqrt(Math.PI));
    }

    public static Equation Absent(ComplexScalar psi, Coordinate x, double place) => psi.At(x, place) == 0;

    /// <summary>Each state turns with its own energy, hbar omega / 2 and 3 hbar omega / 2.</summary>
    public static double Error(Coordinate x, Coordinate t, FieldError.OnPlane<Complex> evaluate, double metre, double second) =>
        FieldError.Over(x, t, evaluate, (position, time) =>
        {
            (double a, double phase) = (WellLength * metre, Omega * time / second);
            double ground = Math.Exp(-Math.Pow(position / a, 2) / 2) / Math.Sqrt(a * Math.Sqrt(Math.PI));
            return ground * (Complex.FromPolarCoordinates(1 / Math.Sqrt(2), -phase / 2) + Complex.FromPolarCoordinates(position / a, -1.5 * phase));
        });

    private static double WellLength => Math.Sqrt(Planck / (Mass * Omega));
}
