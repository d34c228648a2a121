namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>Notation of mathematics and of other languages: what is said names what to write.</summary>
public class NotationDiagnosticTests
{
    private const string Flat = "[Residual] Equation Flat => D(U, X) + D(U, T) == 0;";

    private const string Join = "&& and || are for plain conditions; join conditions on symbols by & and |, such as (X > 0.3) & (X < 0.6)";

    private const string NoIntegral = "there is no integral: declare its antiderivative as a field, such as 'D(V, X) == U' with 'V.At(X, 0) == 0', "
        + "whose value at the end is the integral, V.At(X, 1)";

    [Theory]
    [InlineData("U**2 + X == T", "U**2", "** is no power in C#; write Pow(U, 2)")]
    [InlineData("X + D(U, T)**3 == T", "D(U, T)**3", "** is no power in C#; write Pow(D(U, T), 3)")]
    [InlineData("Sin(U**2) == T", "U**2", "** is no power in C#; write Pow(U, 2)")]
    [InlineData("U.At(X, 0) = T", "U.At(X, 0) = T", "= assigns to a variable; an equation is written ==")]
    [InlineData("U = X * T", "U = X * T", "= assigns to a variable; an equation is written ==")]
    [InlineData("U == Where(X > 0.3 && X < 0.6, 1, 0)", "X > 0.3 && X < 0.6", Join)]
    [InlineData("U == Where(X > 0.3 || U < 0.6, 1, 0)", "X > 0.3 || U < 0.6", Join)]
    [InlineData("U == Where(0.3 < X < 0.6, 1, 0)", "0.3 < X < 0.6", "a chain of comparisons is written (0.3 < X) & (X < 0.6)")]
    [InlineData("U == Where(1 >= X > T, 1, 0)", "1 >= X > T", "a chain of comparisons is written (1 >= X) & (X > T)")]
    [InlineData("U == (X > 0.5) * 1.0", "(X > 0.5) * 1.0", "a condition is no number; write Where(X > 0.5, 1, 0)")]
    [InlineData("U == T + 3 * (X <= 0.5)", "3 * (X <= 0.5)", "a condition is no number; write Where(X <= 0.5, 1, 0)")]
    [InlineData("U == Sin(T * (X > 0.5))", "T * (X > 0.5)", "a condition is no number; write Where(X > 0.5, 1, 0)")]
    public void MG3008_operators_that_mean_something_else(string equation, string shown, string remedy) => Diagnosed.InModel("MG3008", shown,
        $"'{shown}' in 'Law' cannot be evaluated while compiling; {remedy}", $"{Flat} [Condition] Equation Law => {equation};");

    [Theory]
    [InlineData("U.At(T, 0) >= 0", "Min(U.At(T, 0), 0)")]
    [InlineData("U > X + 1", "Min(U - (X + 1), 0)")]
    [InlineData("D(U, X) <= T", "Max(D(U, X) - T, 0)")]
    [InlineData("0 < U", "Max(0 - U, 0)")]
    public void MG3008_an_inequality_is_an_equation_too(string inequality, string remedy) => Diagnosed.InModel("MG3008", "Law",
        $"'{inequality}' in 'Law' cannot be evaluated while compiling; it is an inequality, not an equation; write {remedy} == 0, which is 0 where it holds",
        $"{Flat} [Condition] Equation Law => {inequality};");

    [Theory]
    [InlineData("Integral(U, X, 0, 1) == 0", "Integral", NoIntegral)]
    [InlineData("Integrate(U) == 0", "Integrate", NoIntegral)]
    [InlineData("U_xx == D(U, T)", "U_xx", "a derivative is written D(U, X, X)")]
    [InlineData("u_t == U", "u_t", "a derivative is written D(U, T)")]
    [InlineData("Uxt == U", "Uxt", "a derivative is written D(U, X, T)")]
    [InlineData("dU == U", "dU", "a derivative is written D(U, X)")]
    [InlineData("U == Sin(PI * X)", "PI", "write Math.PI")]
    [InlineData("U == Sin(2 * pi * X)", "pi", "write Math.PI")]
    [InlineData("U == i * X", "i", "the imaginary unit is I")]
    [InlineData("U == sin(X)", "sin", "write Sin")]
    [InlineData("u == X", "u", "write U")]
    [InlineData("U == ln(X)", "ln", "write Log")]
    [InlineData("U == heaviside(X)", "heaviside", "write Where(x > 0, 1, 0)")]
    [InlineData("U == Viscosity * X", "Viscosity", "nothing of the name 'Viscosity' is known here; declare it, or correct the name")]
    [InlineData("U == X.Squared + T", "Squared", "nothing of the name 'Squared' is known here; declare it, or correct the name")]
    public void MG3008_a_name_that_is_unknown(string equation, string name, string remedy)
    {
        var run = new GeneratorRun($$"""
            [Pinn] public sealed partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Domain(0, 2)] public partial Coordinate T { get; }
                [Mlp(4)] public partial Field U { get; }
                {{Flat}}
                [Condition] Equation Law => {{equation}};
                static object Uses(M m) => (m.X, m.Evaluate(0.5, 0.5).U);
            }
            """);
        string message = Assert.Single(run.Reported).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"'{name}' in 'Law' cannot be evaluated while compiling; {remedy}", message);
        Assert.Single(run.CompilerErrors);
    }

    [Theory]
    [InlineData("D(U, X) == 0", "D")]
    [InlineData("U == Sin(X)", "Sin")]
    [InlineData("U * I == X", "I")]
    [InlineData("U == Where(X > 0, X, 0)", "Where")]
    public void MG3008_the_line_that_imports_Calculus_is_missing(string equation, string name)
    {
        var run = GeneratorRun.WithoutUsings($$"""
            using ModelGen;
            [Pinn] public sealed partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4)] public partial Field U { get; }
                [Residual] Equation Law => {{equation}};
            }
            """);
        Assert.Equal(
            $"'{name}' in 'Law' cannot be evaluated while compiling; add the line 'using static ModelGen.Calculus;' at the top of the file",
            Assert.Single(run.Reported).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain(run.CompilerErrors, error => error.Id == "CS9248");
    }

    [Theory]
    [InlineData("U == Exp(\"a\")", "Exp(\"a\")", "CS1503")]
    [InlineData("U.At(X, 0).Foo(1) == T", "Foo", "nothing of the name 'Foo'")]
    [InlineData("D(U, X) == new Scalar()", "new Scalar()", "CS")]
    public void MG3008_what_the_compiler_says_is_repeated(string equation, string shown, string words)
    {
        var run = new GeneratorRun($$"""
            [Pinn] public sealed partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Domain(0, 2)] public partial Coordinate T { get; }
                [Mlp(4)] public partial Field U { get; }
                {{Flat}}
                [Condition] Equation Law => {{equation}};
            }
            """);
        string message = Assert.Single(run.Reported).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith($"'{shown}' in 'Law'", message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }
}
