using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>Thousands of animals and days.</summary>
[Pinn]
internal sealed partial class PredatorsInDays : IMeasured
{
    private const double Animal = 1e-3;
    private const double Year = 365.25;

    [Domain(0, Predation.Years * Year)] public partial Coordinate T { get; }
    [Mlp(24, 24)]                       public partial (Field R, Field P) N { get; }

    public Scalar Prey      => N.R;
    public Scalar Predators => N.P;

    [Residual(Points = 500)] Equation PreyLaw        => Predation.PreyLaw(N.R, N.P, T, Animal, Year);
    [Residual(Points = 500)] Equation PredatorLaw    => Predation.PredatorLaw(N.R, N.P, T, Animal, Year);
    [Condition]              Equation StartPrey      => Predation.StartPrey(N.R, T, Animal);
    [Condition]              Equation StartPredators => Predation.StartPredators(N.P, T, Animal);

    public double RelativeError() => Predation.Error(T, EvaluatePrey, EvaluatePredators, Animal, Year);
}
