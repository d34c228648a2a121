using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>Moles in a litre and seconds.</summary>
[Pinn]
internal sealed partial class RobertsonInSeconds : IMeasured
{
    private const double Mole = 1;
    private const double Second = 1;
    private const double Shift = 0;

    [Domain(Kinetics.First + Shift, Kinetics.Last + Shift)] public partial Coordinate S { get; }
    [Mlp(24, 24)]                                           public partial (Field A, Field B, Field C) Y { get; }

    public Scalar A => Y.A;
    public Scalar B => Y.B;
    public Scalar C => Y.C;

    [Residual(Points = 500)] Equation LawA   => Kinetics.LawA(Y.A, Y.B, Y.C, S, Mole, Second);
    [Residual(Points = 500)] Equation LawB   => Kinetics.LawB(Y.A, Y.B, Y.C, S, Mole, Second);
    [Residual(Points = 500)] Equation LawC   => Kinetics.LawC(Y.B, Y.C, S, Mole, Second);
    [Condition]              Equation StartA => Kinetics.Start(Y.A, S, Kinetics.First + Shift, Mole);
    [Condition]              Equation StartB => Kinetics.Start(Y.B, S, Kinetics.First + Shift, 0);
    [Condition]              Equation StartC => Kinetics.Start(Y.C, S, Kinetics.First + Shift, 0);

    public double RelativeError() => Kinetics.Error(S, EvaluateA, EvaluateB, EvaluateC, Mole, Shift);
}
