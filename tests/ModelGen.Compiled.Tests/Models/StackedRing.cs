using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>The network of the slow ring, written as layers.</summary>
[Pinn]
public sealed partial class StackedRing
{
    [Domain(0, 0.01)]
    public partial Coordinate X { get; }

    [Domain(0, 1e3)]
    public partial Coordinate T { get; }

    public Scalar U => Stack(Sin(2 * Math.PI * X / 0.01), Cos(2 * Math.PI * X / 0.01), T).Dense(10).Tanh().Dense(10).Tanh().Dense(1)[0];
}
