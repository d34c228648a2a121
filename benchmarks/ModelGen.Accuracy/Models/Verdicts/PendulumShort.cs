using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>A pendulum over one swing.</summary>
[Pinn]
internal sealed partial class PendulumShort : IMeasured
{
    [Domain(0, 5)] public partial Coordinate T { get; }
    [Mlp(20, 20)]  public partial Field Theta { get; }

    [Residual(Points = 500)] Equation Motion => Pendulums.Motion(Theta, T);
    [Condition]              Equation Start  => Pendulums.Start(Theta, T);
    [Condition]              Equation Rest   => Pendulums.Rest(Theta, T);

    public double RelativeError() => Pendulums.Error(T, Evaluate);
}
