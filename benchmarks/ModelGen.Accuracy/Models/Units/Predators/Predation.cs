using ModelGen.Accuracy.References;
using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>Prey and predators with all rates known; units are given by how many of them are an animal and a year.</summary>
internal static class Predation
{
    /// <summary>The end in years.</summary>
    public const double Years = 6;

    private const double FirstPrey = 100;
    private const double FirstPredators = 15;

    public static Equation PreyLaw(Scalar r, Scalar p, Coordinate t, double animal, double year) =>
        D(r, t) == 2 / year * r - 0.04 / (animal * year) * r * p;

    public static Equation PredatorLaw(Scalar r, Scalar p, Coordinate t, double animal, double year) =>
        D(p, t) == 0.02 / (animal * year) * r * p - 1.06 / year * p;

    public static Equation StartPrey(Scalar r, Coordinate t, double animal) => r.At(t, 0) == FirstPrey * animal;

    public static Equation StartPredators(Scalar p, Coordinate t, double animal) => p.At(t, 0) == FirstPredators * animal;

    public static double Error(Coordinate t, FieldError.OnLine<double> prey, FieldError.OnLine<double> predators, double animal, double year)
    {
        RungeKutta4 reference = LotkaVolterra.Animals.Solve(FirstPrey, FirstPredators, Years);
        return Math.Max(
            FieldError.Along(t, prey, own => animal * reference.Value(own / year)[0]),
            FieldError.Along(t, predators, own => animal * reference.Value(own / year)[1]));
    }
}
