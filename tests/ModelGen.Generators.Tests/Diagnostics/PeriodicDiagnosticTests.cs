namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>MG5008: hard conditions that contradict periodic inputs.</summary>
public class PeriodicDiagnosticTests
{
    [Theory]
    [InlineData("X * (1 - X) * N", "U", "U")]
    [InlineData("Sin(Math.PI * X) * N", "U", "U")]
    [InlineData("X * (1 - X) * N + 2", "U", "U")]
    [InlineData("N", "X * (1 - X) * U", "X * (1 - X) * N")]
    [InlineData("X * (1 - X) * D(N, T)", "U", "U")]
    [InlineData("Abs(X - 0.5) * N", "U", "U")]
    public void MG5008_a_factor_that_does_not_repeat(string u, string differentiated, string shown) => Diagnosed.InFiles("MG5008", "Law",
        $"'Law' differentiates `{shown}`, which has a kink where the inputs of 'N' repeat along X, at 0 and 1: the factor does not repeat smoothly; "
            + "let the factor repeat too, or give 'N' inputs that do not",
        Model(u, $"D({differentiated}, X)", "Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), T"));

    [Theory]
    [InlineData("N", "D(U, X, X)", "Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), T")]
    [InlineData("Sin(2 * Math.PI * X) * N", "D(U, X, X)", "Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), T")]
    [InlineData("Square(X * (1 - X)) * N", "D(U, X)", "Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), T")]
    [InlineData("T * N + Sin(4 * Math.PI * X)", "D(U, X, X)", "Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), T")]
    [InlineData("X * (1 - X) * N", "D(U, X, X)", "Sin(Math.PI * X), Cos(Math.PI * X), T")]
    [InlineData("X * (1 - X) * N", "D(U, X, X)", "X, T")]
    [InlineData("N", "D(U, X, X) - X * (1 - X) * U", "Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), T")]
    [InlineData("X * (1 - X) * N", "D(U, T)", "Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), T")]
    [InlineData("N + X", "D(U, X, X)", "Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), T")]
    [InlineData("Exp(0.5 * X) * N", "D(U, X, X)", "Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), T")]
    public void Factors_that_repeat_and_networks_that_do_not_are_left_alone(string u, string term, string inputs) => Quiet.InFiles(Model(u, term, inputs));

    private static string Model(string u, string term, string inputs) => $$"""
        [Pinn] public sealed partial class M
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Domain(0, 2)] public partial Coordinate T { get; }
            [Mlp(4, Inputs = nameof(Circle))] public partial Field N { get; }
            Scalar[] Circle => [{{inputs}}];
            Scalar U => {{u}};
            [Residual] Equation Law => {{term}} == D(N, T) - 1;
        }
        """;
}
