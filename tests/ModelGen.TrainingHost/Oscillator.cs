using static ModelGen.Calculus;

namespace ModelGen.TrainingHost;

/// <summary>A damped oscillator with a learnable frequency.</summary>
[Pinn]
public sealed partial class Oscillator
{
    [Domain(0, 2)]
    public partial Coordinate T { get; }

    [Mlp(10, 10)]
    public partial Field U { get; }

    [Learnable(1.0)]
    public partial Scalar Omega { get; }

    [Residual(Points = 300)]
    private Equation Motion => D(U, T, T) + 0.2 * D(U, T) + Omega * Omega * U == 0;

    [Condition]
    private Equation Start => U.At(T, 0) == 1;

    [Condition]
    private Equation Velocity => D(U, T).At(T, 0) == 0;

    [Condition]
    private Equation End => U.At(T, 2) == -0.3;
}
