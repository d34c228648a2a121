using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Equations in arrays: three fields coupled in a ring, one law for each, and conditions of which one is complex.</summary>
[Pinn]
public sealed partial class Trio
{
    [Domain(0, 1)] public partial Coordinate X { get; }
    [Domain(0, 2)] public partial Coordinate T { get; }
    [Mlp(7, 6)] public partial (Field A, Field B, Field C) Mode { get; }
    [Mlp(5)] public partial ComplexField H { get; }

    private Scalar[] Modes => [Mode.A, Mode.B, Mode.C];

    [Residual(Points = 41)]
    private Equation[] Laws
    {
        get
        {
            var laws = new Equation[Modes.Length];
            for (int i = 0; i < laws.Length; i++)
            {
                laws[i] = D(Modes[i], T) == 0.1 * (i + 1) * D(Modes[i], X, X) - Modes[(i + 1) % laws.Length] * Modes[i];
            }

            return laws;
        }
    }

    [Residual(Points = 37)] private Equation Wave => I * D(H, T) + D(H, X, X) == Mode.A * H;

    [Condition(Points = 13)] private Equation[] Walls => [.. Modes.Length == 3 ? Zeros(0) : [], H.At(X, 1) == I * T, Mode.B.At(X, 1) == 0.5];

    private Equation[] Zeros(double x) => [Mode.A.At(X, x) == 0, D(Mode.C, X).At(X, x) == Sin(T)];
}
