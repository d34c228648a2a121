using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>A pendulum over five swings in one piece: the loss is small wherever it rests after the first of them. Fails.</summary>
[Pinn]
internal sealed partial class PendulumLong : IMeasured
{
    [Domain(0, 30)] public partial Coordinate T { get; }
    [Mlp(24, 24)]   public partial Field Theta { get; }

    [Residual(Points = 500)] Equation Motion => Pendulums.Motion(Theta, T);
    [Condition]              Equation Start  => Pendulums.Start(Theta, T);
    [Condition]              Equation Rest   => Pendulums.Rest(Theta, T);

    public double RelativeError() => Pendulums.Error(T, Evaluate);
}
