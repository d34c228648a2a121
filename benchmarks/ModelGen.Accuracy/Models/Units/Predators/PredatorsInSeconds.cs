using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>Milligrams of animals of 2 kg, and seconds.</summary>
[Pinn]
internal sealed partial class PredatorsInSeconds : IMeasured
{
    private const double Animal = 2e6;
    private const double Year = 31_557_600;

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
