namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>MG3002 for places that are expressions.</summary>
public class PlaceDiagnosticTests
{
    [Theory]
    [InlineData("U.At(X, X + 0.5)", "X from 0.5 to 1.5", "[0, 1]")]
    [InlineData("U.At(X, X - 0.5)", "X from -0.5 to 0.5", "[0, 1]")]
    [InlineData("U.At(X, 2 * X).At(X, 0.75)", "X = 1.5", "[0, 1]")]
    [InlineData("U.At(X, X + T).At(T, T / 4)", "X from 0 to 1.5", "[0, 1]")]
    [InlineData("D(U, T).At(T, 3 - T)", "T from 1 to 3", "[0, 2]")]
    [InlineData("U.At(X, T * X)", "X from 0 to 2", "[0, 1]")]
    [InlineData("U.At(X, Sin(4 * X))", "X from -0.7568 to 1", "[0, 1]")]
    [InlineData("U.At(X, (Scalar)0.5 + 0.75)", "X = 1.25", "[0, 1]")]
    [InlineData("U.At(X, Delay(X)) + U.At(X, X * X)", "X from -0.25 to 0.75", "[0, 1]")]
    [InlineData("U.At(X, Delay(X)) + U.At(X, X + 1)", "X from -0.25 to 2", "[0, 1]")]
    [InlineData("Where(X >= 1, 1, U.At(X, X - 0.5)) + U.At(X, T)", "X from -0.5 to 2", "[0, 1]")]
    [InlineData("U.At(X, 2 + Square(U))", "X from 2 to Infinity", "[0, 1]")]
    [InlineData("U.At(X, -Exp(U) - 0.1)", "X from -Infinity to -0.1", "[0, 1]")]
    [InlineData("Re(I * I * U.At(X, X + 1))", "X from 1 to 2", "[0, 1]")]
    public void MG3002_places_that_are_expressions_stay_inside_the_domain(string place, string at, string domain) => Diagnosed.InModel("MG3002", "Law",
        $"'Law' is taken at {at}, outside its domain {domain}; correct the place or widen the domain",
        $"static Scalar Delay(Scalar x) => x - 0.25; [Residual] Equation Law => D(U, X) + D(U, T) == {place} + U;");

    [Theory]
    [InlineData("U.At(X, X * X)")]
    [InlineData("U.At(X, 1 - X)")]
    [InlineData("U.At(X, 4 * X * (1 - X))")]
    [InlineData("U.At(X, X - X * X)")]
    [InlineData("U.At(X, 0.1 + 0.1 * T + 0.1 * T + 0.25 * T)")]
    [InlineData("U.At(X, (X / 3 + X / 3) + X / 3)")]
    [InlineData("U.At(X, X + 0.5).At(X, 0.25)")]
    [InlineData("U.At(X, T).At(T, X)")]
    [InlineData("Where(X < 0.3, 1, U.At(X, X - 0.3))")]
    [InlineData("Where(X >= 0.3, U.At(X, X - 0.3), Sin(X))")]
    [InlineData("Where(X > 0.5, 1, 0) * U.At(X, 2 * X - 1)")]
    [InlineData("U.At(X, Min(X + 0.5, 1))")]
    [InlineData("U.At(X, Sin(T) * Sin(T))")]
    [InlineData("U.At(X, Sqrt(1 - X * X))")]
    [InlineData("U.At(X, S)")]
    [InlineData("U.At(X, Sigmoid(S))")]
    [InlineData("U.At(X, Nu)")]
    [InlineData("S.At(X, X + 5)")]
    [InlineData("Ring.At(X, X + 0.25)")]
    [InlineData("Ring.At(X, X - 20)")]
    [InlineData("D(U, X).At(X, 1) + U.At(X, 0.1 * 10)")]
    public void Places_inside_the_domain_are_left_alone(string place) => Quiet.InFiles($$"""
        [Pinn] public sealed partial class M
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Domain(0, 2)] public partial Coordinate T { get; }
            [Mlp(4)] public partial Field U { get; }
            [Mlp(4, Inputs = nameof(Time))] public partial Field S { get; }
            [Mlp(4, Inputs = nameof(Circle))] public partial Field Ring { get; }
            [Coefficient(0.5)] public partial Scalar Nu { get; set; }
            Scalar[] Time => [T];
            Scalar[] Circle => [Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), T];
            [Residual] Equation Law => D(U, X) + D(U, T) + S + Ring == {{place}} + Nu;
        }
        """);
}
