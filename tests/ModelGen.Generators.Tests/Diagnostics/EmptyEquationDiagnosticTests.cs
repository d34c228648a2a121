namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>Equations of which nothing is left once they are lowered.</summary>
public class EmptyEquationDiagnosticTests
{
    private const string Flat = "[Residual] Equation Flat => D(U, X) + D(U, T) == 0;";

    private const string Remove = "correct it, or remove it if it is meant to hold whatever the networks are";

    [Theory]
    [InlineData("D(U.At(T, 0), T)", "T", "D(U, T).At(T, 0)")]
    [InlineData("D(U.At(T, 0, X, T), T, X)", "X", "D(U, T, X).At(T, 0, X, T)")]
    [InlineData("2 * D(U.At(T, 0), T, T)", "T", "D(U, T).At(T, 0)")]
    [InlineData("D((U * X).At(X, 1), X)", "X", "D(U * X, X).At(X, 1)")]
    [InlineData("D(U, X).At(T, 0) * D(Start, T)", "T", "D(U, T).At(T, 0)")]
    public void MG3014_a_derivative_of_a_value_at_a_fixed_place(string left, string coordinate, string remedy) => Diagnosed.InModel("MG3014", "Rest",
        "'Rest' is 0 == 0 once derivatives and places are worked out, so it trains nothing; "
        + $"a value at a fixed place does not depend on {coordinate}: differentiate first, such as {remedy}",
        $"{Flat} Scalar Start => U.At(T, 0); [Condition] Equation Rest => {left} == 0;");

    [Theory]
    [InlineData("U - U == 0")]
    [InlineData("2 * U - U == U")]
    [InlineData("Square(U + X) == U * U + 2 * U * X + X * X")]
    [InlineData("Square(Sin(U)) + Square(Cos(U)) == 1")]
    [InlineData("D(3 * X * T, X, X) * U == 0")]
    [InlineData("D(U, X, T) == D(U, T, X)")]
    [InlineData("D(U * X, X) == U + X * D(U, X)")]
    [InlineData("U.At(X, X) == U")]
    [InlineData("U.At(X, 0.5 * X).At(X, 1) == U.At(X, 0.5)")]
    [InlineData("D(U.At(X, X * X), X) == 2 * X * D(U, X).At(X, X * X)")]
    [InlineData("Im(U * (1 + 0 * I)) == 0")]
    [InlineData("Abs2(U * I) == U * U")]
    [InlineData("Where(X > 0.5, U, 2 * U) - U - Where(X > 0.5, 0, U) == 0")]
    [InlineData("1e11 * D(U, X) == 1e11 * D(U, X) + 0 * U")]
    [InlineData("Difference(Stack(X, T).Dense(4).Tanh().Dense(1)[0]) == 0")]
    [InlineData("(X * U).At(X, 0) == 0")]
    public void MG3014_an_equation_that_always_holds(string equation) => Diagnosed.InModel("MG3014", "Rest",
        $"'Rest' is 0 == 0 once derivatives and places are worked out, so it trains nothing; {Remove}",
        $"{Flat} static Scalar Difference(Scalar f) => 3 * f - f - 2 * f; [Condition] Equation Rest => {equation};");

    [Theory]
    [InlineData("D(U.At(T, 0), T) == 1", "a value at a fixed place does not depend on T: differentiate first, such as D(U, T).At(T, 0)")]
    [InlineData("U - U == 1", "correct it")]
    [InlineData("U * X - X * U == Sin(T)", "correct it")]
    [InlineData("Re(I * U) == X", "correct it")]
    [InlineData("K * U - U * K == K - K + 1e-12", "correct it")]
    public void MG3014_an_equation_without_unknowns(string equation, string remedy) => Diagnosed.InModel("MG3014", "Rest",
        $"'Rest' has no unknown left once derivatives and places are worked out, so nothing can be trained to satisfy it; {remedy}",
        $"[Learnable(2)] public partial Scalar K {{ get; }} [Residual] Equation Flat => D(U, X) + D(U, T) == K; [Condition] Equation Rest => {equation};");

    [Theory]
    [InlineData("U == 1 + I * X", "imaginary")]
    [InlineData("I * U == X", "real")]
    public void MG3014_a_part_without_unknowns(string equation, string part) => Diagnosed.InModel("MG3014", "Rest",
        $"'Rest' has no unknown left in its {part} part, which is not 0 once derivatives and places are worked out, so nothing can be trained to satisfy it; "
        + "correct it",
        $"{Flat} [Condition] Equation Rest => {equation};");

    [Fact]
    public void MG5004_a_term_that_is_lost() => Diagnosed.InModel("MG5004", "Cooling",
        "`D(U.At(X, 1), X)` in 'Cooling' is 0: a value at a fixed place does not depend on X: differentiate first, such as D(U, X).At(X, 1)",
        $"{Flat} [Condition] Equation Cooling => D(U.At(X, 1), X) + 0.1 * U.At(X, 1) == 0;");

    [Theory]
    [InlineData("D(U, T).At(T, 0) == 0")]
    [InlineData("U.At(X, 0) == U.At(X, 1)")]
    [InlineData("D(U.At(T, 0), X) == 0")]
    [InlineData("D(U.At(X, X * X), X) == 0")]
    [InlineData("1e-12 * U == 5")]
    [InlineData("U + 1e12 == 0")]
    [InlineData("Exp(-1e6 * Square(X - 0.3)) * U == 0")]
    [InlineData("Where(U > 1e6, U, 0) == 0")]
    [InlineData("Max(U - 100, 0) == 0")]
    [InlineData("Tanh(1e4 * U) == 1")]
    [InlineData("Sqrt(U - 1e3) == 0")]
    [InlineData("Log(-Square(U)) == X")]
    [InlineData("Exp(1e5 * U) == 0")]
    [InlineData("Pow(U, 0.3) * Beta == 0")]
    [InlineData("Abs(U) == U")]
    [InlineData("K == 1")]
    [InlineData("U * I + X == Beta * U + X")]
    public void An_equation_with_an_unknown_is_left_alone(string equation)
    {
        var run = new GeneratorRun($$"""
            [Pinn] public partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Domain(0, 2)] public partial Coordinate T { get; }
                [Mlp(4)] public partial Field U { get; }
                [Learnable(2)] public partial Scalar K { get; }
                [Coefficient(0)] public partial Scalar Beta { get; set; }
                [Residual] Equation Flat => D(U, X) + K * D(U, T) == Beta;
                [Condition] Equation Rest => {{equation}};
            }
            """);
        Assert.Empty(run.Reported.Select(diagnostic => diagnostic.ToString()));
        Assert.Empty(run.CompilerErrors);
    }
}
