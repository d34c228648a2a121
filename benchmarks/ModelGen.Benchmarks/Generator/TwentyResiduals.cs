using System.Globalization;

namespace ModelGen.Benchmarks.Generator;

/// <summary>A class of twenty residuals over one network of four fields, as somebody edits it.</summary>
internal static class TwentyResiduals
{
    /// <summary>The class; every round declares another coefficient, so that all of it is generated again.</summary>
    public static string Source(int round) => $$"""
        using ModelGen;
        using static ModelGen.Calculus;

        [Pinn] public sealed partial class Flow
        {
            [Domain(-1, 1)] public partial Coordinate X { get; }
            [Domain(0, 1)] public partial Coordinate Y { get; }
            [Domain(0, 2)] public partial Coordinate T { get; }
            [Mlp(50, 50, 50)] public partial (Field U, Field V, Field P, Field C) State { get; }
            [Coefficient(0.0{{(round + 1).ToString(CultureInfo.InvariantCulture)}})] public partial Scalar Nu { get; set; }
            [Learnable(0.5)] public partial Scalar K { get; }

            Scalar Advect(Scalar f) => State.U * D(f, X) + State.V * D(f, Y);

            {{string.Join("\n\n    ", Enumerable.Range(1, 5).Select(Residuals))}}
        }
        """;

    // five groups, each at points of its own
    private static string Residuals(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        [Residual(Points = {{1000 * i}})]
            Equation MomentumX{{i}} => D(State.U, T) + Advect(State.U) == -D(State.P, X) + Nu * Laplacian(State.U, X, Y) + {{i}};

            [Residual(Points = {{1000 * i}})]
            Equation MomentumY{{i}} => D(State.V, T) + Advect(State.V) == -D(State.P, Y) + Nu * Laplacian(State.V, X, Y) + Sin({{i}} * X);

            [Residual(Points = {{1000 * i}})]
            Equation Mass{{i}} => D(State.U, X) + D(State.V, Y) == {{i}};

            [Residual(Points = {{1000 * i}})]
            Equation Species{{i}} => D(State.C, T) + Advect(State.C) == K * Laplacian(State.C, X, Y) - Exp(-State.C) * Tanh({{i}} * State.C);
        """);
}
