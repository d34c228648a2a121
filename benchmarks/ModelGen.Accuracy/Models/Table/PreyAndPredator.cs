using ModelGen.Accuracy.References;
using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Table;

/// <summary>Prey and predator in animals, the predators' death rate g = 1.06 unknown, prey counted once a year.</summary>
[Pinn]
internal sealed partial class PreyAndPredator : IMeasured
{
    [Domain(0, 10)]          public partial Coordinate T { get; }
    [Mlp(24, 24)]            public partial (Field R, Field P) N { get; }
    [Learnable(0.5)]         public partial Scalar G { get; }
    [Observed(Set = "prey")] public partial Scalar Counted { get; }

    public Scalar Prey      => N.R;
    public Scalar Predators => N.P;

    [Residual(Points = 500)] Equation PreyLaw        => D(N.R, T) == 2 * N.R - 0.04 * N.R * N.P;
    [Residual(Points = 500)] Equation PredatorLaw    => D(N.P, T) == 0.02 * N.R * N.P - G * N.P;
    [Condition]              Equation StartPrey      => N.R.At(T, 0) == 100;
    [Condition]              Equation StartPredators => N.P.At(T, 0) == 15;
    [Condition]              Equation Data           => N.R == Counted;

    public static PreyAndPredator Create(int seed)
    {
        PreyAndPredator model = new(seed);
        RungeKutta4 reference = Reference();
        double[] years = [.. Enumerable.Range(0, 11).Select(year => (double)year)];
        model.ObservePrey(years, years.Select(year => reference.Value(year)[0]).ToArray());
        return model;
    }

    public double RelativeError()
    {
        RungeKutta4 reference = Reference();
        double prey = FieldError.Along(T, EvaluatePrey, t => reference.Value(t)[0]);
        double predators = FieldError.Along(T, EvaluatePredators, t => reference.Value(t)[1]);
        return Math.Max(Math.Max(prey, predators), Math.Abs(G.Value / LotkaVolterra.Animals.G - 1));
    }

    private static RungeKutta4 Reference() => LotkaVolterra.Animals.Solve(prey: 100, predators: 15, end: 10);
}
