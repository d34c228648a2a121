namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>What equations can get wrong.</summary>
public class EquationDiagnosticTests
{
    [Theory]
    [InlineData("D(U, Nothing)", "D(U, Nothing)")]
    [InlineData("D(U, Pick(true))", "D(U, Pick(true))")]
    public void MG3001_derivatives_are_by_coordinates(string derivative, string shown) => Diagnosed.InModel("MG3001", derivative,
        $"'Flat' differentiates with respect to '{shown}', which is not one of the model's coordinates; use X or T",
        "static Coordinate Nothing => (Coordinate)(Scalar)0.5; static Coordinate Pick(bool first) => (Coordinate)(Scalar)2;"
        + $"[Residual] Equation Flat => {derivative} + D(U, X) + D(U, T) == 0;");

    [Fact]
    public void MG3001_a_derivative_names_a_coordinate() => Diagnosed.InModel("MG3001", "D(U)",
        "'Flat' differentiates with respect to 'nothing', which is not one of the model's coordinates; use X or T",
        "[Residual] Equation Flat => D(U) == X + T;");

    [Theory]
    [InlineData("D(U, U)", "U")]
    [InlineData("D(X, T, U)", "U")]
    [InlineData("Laplacian(U, 0.5)", "0.5")]
    public void MG3001_a_derivative_by_something_else_than_a_coordinate(string derivative, string culprit) => Diagnosed.InModel("MG3001", culprit,
        $"'Flat' differentiates with respect to '{culprit}', which is not one of the model's coordinates; use X or T",
        $"[Residual] Equation Flat => {derivative} == X + T;");

    [Theory]
    [InlineData("U.At(X, 1.5)", "X", "1.5", "[0, 1]")]
    [InlineData("U.At(X, 0.5, T, -0.25)", "T", "-0.25", "[0, 2]")]
    [InlineData("D(U, T).At(T, 2.0001)", "T", "2.0001", "[0, 2]")]
    public void MG3002_places_lie_inside_the_domain(string place, string coordinate, string value, string domain) => Diagnosed.InModel("MG3002", place,
        $"'Start' is taken at {coordinate} = {value}, outside its domain {domain}; correct the place or widen the domain",
        $"[Condition] Equation Start => {place} == X + T;");

    [Fact]
    public void MG3003_an_equation_has_an_unknown() => Diagnosed.InModel("MG3003", "Known",
        "'Known' contains no field and no learnable scalar, so nothing can be trained to satisfy it; write it in terms of U",
        "[Residual] Equation Flat => D(U, X) + D(U, T) == 0; [Condition] Equation Known => Sin(X) == T;");

    [Fact]
    public void MG3004_the_sides_of_an_equation_differ() => Diagnosed.InModel("MG3004", "Same",
        "Both sides of 'Same' are the same expression, so it always holds; correct one of them",
        "[Residual] Equation Flat => D(U, X) + D(U, T) == 0; [Condition] Equation Same => U * X == U * X;");

    [Theory]
    [InlineData("Math.Sin(X)", "Math.Sin", "it takes plain numbers; use Calculus.Sin for symbols (using static ModelGen.Calculus)")]
    [InlineData("External()", "ReadAllText", "only Calculus, System.Math on plain numbers, and methods of this project can be used")]
    [InlineData("Math.Cbrt(0.5)", "Math.Cbrt", "it is not supported on plain numbers; compute the constant by hand or declare a [Coefficient]")]
    [InlineData("speed", "speed", "its value is not known while compiling; make it const or static readonly with an initializer, or declare a [Coefficient]")]
    [InlineData("Environment.ProcessorCount", "ProcessorCount", "only members of this project can be compiled; copy the expression into the project")]
    [InlineData("new Random(1).NextDouble()", "NextDouble", "call static methods of this project")]
    public void MG3005_only_what_can_be_compiled_is_called(string call, string name, string remedy) => Diagnosed.InModel("MG3005", name == "ReadAllText"
        ? "System.IO.File.ReadAllText(\"k\")"
        : call,
        $"'{name}' in 'Flat' cannot be turned into kernel code; {remedy}",
        "static double speed = 2; static double External() => System.IO.File.ReadAllText(\"k\").Length;"
        + $"[Residual] Equation Flat => D(U, X) + D(U, T) == {call};");

    [Theory]
    [InlineData("1/2", "1/2", "0", "0.5")]
    [InlineData("2 / 3", "2 / 3", "0", "2.0 / 3")]
    [InlineData("(1 + 7 / 4)", "7 / 4", "1", "1.75")]
    public void MG3006_integer_division(string factor, string division, string value, string remedy) => Diagnosed.InModel("MG3006", division,
        $"`{division}` in 'Flat' is integer division and equals {value}; write {remedy}", $"[Residual] Equation Flat => D(U, T) == {factor} * D(U, X, X);");

    [Theory]
    [InlineData("Pow(X, 1/3)", "1/3", "0", "1.0 / 3")]
    [InlineData("Pow(X, 1 + 3 / 2)", "3 / 2", "1", "1.5")]
    public void MG3006_an_exponent_that_is_rounded(string power, string division, string value, string remedy) => Diagnosed.InModel("MG3006", division,
        $"`{division}` in 'Flat' is integer division and equals {value}; write {remedy}", $"[Residual] Equation Flat => D(U, T) == {power} * D(U, X, X);");

    [Theory]
    [InlineData("1 / k * Sin(k * X)")]
    [InlineData("(2 + 1 / k) * U")]
    [InlineData("Math.Exp(-(1 / k)) * U")]
    public void MG3006_a_quotient_of_loop_counters(string term) => Diagnosed.InModel("MG3006", "1 / k",
        "`1 / k` in 'Flat' is integer division and equals 0; write (double)1 / k",
        $$"""[Residual] Equation Flat { get { Scalar sum = D(U, X) + D(U, T); for (int k = 2; k < 4; k++) { sum += {{term}}; } return sum == 0; } }""");

    [Fact]
    public void Whole_numbers_that_stay_whole_may_be_divided()
    {
        var run = new GeneratorRun("""
            [Pinn] public partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4)] public partial Field U { get; }
                [Residual] Equation Flat { get { Scalar[] a = [U, X, U * X]; int middle = a.Length / 2; return D(U, X) + Pow(U, 4 / 2) == middle * a[5 / 2]; } }
            }
            """);
        Assert.Empty(run.Reported);
        Assert.Empty(run.CompilerErrors);
    }

    [Theory]
    [InlineData("Pow(U, 1/2)", "1/2", "0", "0.5")]
    [InlineData("Third * U", "1/3", "0", "1.0 / 3")]
    [InlineData("3L/2 * U", "3L/2", "1", "1.5")]
    public void MG3006_integer_division_in_exponents_and_constants(
        string term,
        string division,
        string value,
        string remedy) => Diagnosed.InModel("MG3006", division,
        $"`{division}` in 'Flat' is integer division and equals {value}; write {remedy}",
        $"const double Third = 1/3; [Residual] Equation Flat => D(U, T) == {term} + X;");

    [Fact]
    public void MG3007_recursion() => Diagnosed.InModel("MG3007", "Power(f, n - 1)",
        "'Power' calls itself (Power -> Power); equations are unrolled while compiling, so write a loop with constant bounds",
        "static Scalar Power(Scalar f, int n) => n == 0 ? 1 : f * Power(f, n - 1); [Residual] Equation Flat => Power(U, 3) == X + T;");

    [Fact]
    public void MG3007_properties_in_a_circle() => Diagnosed.InModel("MG3007", "First",
        "'First' calls itself (First -> Second -> First); equations are unrolled while compiling, so write a loop with constant bounds",
        "[Residual] Equation Flat => U * First == X + T; Scalar First => Second + 1; Scalar Second => First;");

    [Theory]
    [InlineData("U + \"text\" == 0")]
    [InlineData("D(U, ) == 0")]
    [InlineData("D(U, X")]
    [InlineData("U.At(X) == 0")]
    [InlineData("Where(X, U, 1) == 0")]
    [InlineData("Undefined(U) == Missing")]
    [InlineData("U")]
    [InlineData("U == (X, T)")]
    public void Half_typed_equations_do_not_stop_the_generator(string body)
    {
        var run = new GeneratorRun($$"""
            [Pinn] public partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4)] public partial Field U { get; }
                [Residual] Equation Flat => {{body}};
                double Use() => Evaluate(0.5).U;
            }
            """);
        Assert.Null(run.Driver.GetRunResult().Results.Single().Exception);
        Assert.NotEmpty(run.CompilerErrors);
        Assert.DoesNotContain(run.CompilerErrors, error => error.Id is "CS9248" or "CS8785");
    }

    [Fact]
    public void MG3008_an_equation_without_a_right_side() => Diagnosed.InModel("MG3008", "Flat",
        "'D(U, X) + T' in 'Flat' cannot be evaluated while compiling; it is an expression, not an equation; say what it equals, such as '== 0'",
        "[Residual] Equation Flat => D(U, X) + T;");

    [Theory]
    [InlineData("D(U, X) + T == X^2", "D(U, X) + T == X^2", "^ is no power in C# (and binds weaker than ==); write Pow(x, n)")]
    [InlineData("X^2 == D(U, X) + T", "X^2 == D(U, X) + T", "^ is no power in C# (and binds weaker than ==); write Pow(x, n)")]
    [InlineData("U(0) == T", "U(0)", "a symbol is not called; its value at a place is U.At(X, 0)")]
    [InlineData("U.At(0) == T", "U.At(0)", "At takes a coordinate and its value, such as U.At(X, 0)")]
    [InlineData("D(U, X).At(U, 0) == T", "D(U, X).At(U, 0)", "At takes a coordinate and its value, such as D(U, X).At(X, 0)")]
    [InlineData("Sin(I * U) == T", "Sin(I * U)", "Sin is for real symbols; complex ones have + - * /, Exp, Square, Conj, Re, Im, Abs, Abs2 and Arg")]
    [InlineData("U == X && U == T", "U == X", "an equation is no condition; give each equation a property of its own")]
    public void MG3008_notation_that_is_not_CSharp(string equation, string shown, string remedy) => Diagnosed.InModel("MG3008", shown,
        $"'{shown}' in 'Flat' cannot be evaluated while compiling; {remedy}", $"[Residual] Equation Flat => {equation};");

    [Theory]
    [InlineData("try { return U == 0; } finally { }", "try { return U == 0; } finally { }", "use declarations, assignments, return, if, for and while")]
    [InlineData("if (X) { return U == 0; } return U == 1;", null, "")]
    [InlineData("Scalar[] a = [X, T]; return U == a[2];", "a[2]", "index an array with a number that is known while compiling and inside its bounds")]
    public void MG3008_statements_that_cannot_run_while_compiling(string body, string? shown, string remedy)
    {
        if (shown is null)
        {
            // the compiler says it better: a symbol is not a condition
            var run = new GeneratorRun($$"""
                [Pinn] public partial class M
                {
                    [Domain(0, 1)] public partial Coordinate X { get; }
                    [Mlp(4)] public partial Field U { get; }
                    [Residual] Equation Flat { get { {{body}} } }
                }
                """);
            Assert.Contains(run.CompilerErrors, error => error.Id == "CS0029");
            return;
        }

        Diagnosed.InModel(
            "MG3008",
            shown,
            $"'{shown}' in 'Flat' cannot be evaluated while compiling; {remedy}",
            $$"""[Residual] Equation Flat { get { {{body}} } }""");
    }

    [Fact]
    public void MG3009_an_equation_reads_one_observed_set() => Diagnosed.InModel("MG3009", "Data",
        "'Data' reads the observed sets \"a\" and \"b\", whose points differ; write one equation for each set",
        """
        [Observed(Set = "a")] public partial Scalar First { get; }
        [Observed(Set = "b")] public partial Scalar Second { get; }
        [Residual] Equation Flat => D(U, X) == T;
        [Condition] Equation Data => U == First + Second;
        """);

    [Theory]
    [InlineData("D(U * Measured, X)", "differentiated", "keep it outside D")]
    [InlineData("(U - Measured).At(T, 0)", "at another place", "keep it outside At")]
    public void MG3010_observed_data_are_known_at_their_points_only(string term, string where, string remedy) => Diagnosed.InModel("MG3010", "Data",
        $"'Data' needs the observed column 'Measured' {where}, but it is known only at its own points; {remedy}",
        $"[Observed] public partial Scalar Measured {{ get; }} [Residual] Equation Flat => D(U, X) == T; [Condition] Equation Data => {term} == 0;");

    [Fact]
    public void MG3010_observed_data_are_no_network_input() => Diagnosed.InModel("MG3010", "V",
        "'V' needs the observed column 'Measured' wherever the network is evaluated, but it is known only at its own points; "
        + "give it coordinates, fields and scalars as inputs",
        """
        [Observed] public partial Scalar Measured { get; }
        [Mlp(4, Inputs = nameof(Features))] public partial Field V { get; }
        Scalar[] Features => [X, Measured];
        [Residual] Equation Flat => D(U, X) + V == T;
        """);

    [Fact]
    public void MG3011_loops_end() => Diagnosed.InModel("MG3011", "{ }",
        "'Flat' was still running after 200000 steps while compiling; use smaller loops",
        "[Residual] Equation Flat { get { Scalar sum = U; while (true) { } } }");

    [Theory]
    [InlineData("U.At(X, 0, X, 1)", "gives two places for X; keep one")]
    [InlineData("U.At((Coordinate)(Scalar)T, 0)", null)]
    [InlineData("U.At((Coordinate)(2 * X), 0)", "fixes something that is not one of the model's coordinates; use X or T")]
    public void MG3012_a_place_is_given_once_for_a_coordinate(string place, string? fault)
    {
        string members = $"[Residual] Equation Flat => D(U, X) == T; [Condition] Equation Start => {place} == X;";
        if (fault is not null)
        {
            Diagnosed.InModel("MG3012", place, $"`{place}` in 'Start' {fault}", members);
            return;
        }

        var run = new GeneratorRun($$"""
            [Pinn] public partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Domain(0, 1)] public partial Coordinate T { get; }
                [Mlp(4)] public partial Field U { get; }
                {{members}}
            }
            """);
        Assert.Empty(run.Reported);
    }

    [Fact]
    public void MG4001_jets_stay_below_64_coefficients()
    {
        var run = new GeneratorRun("""
            [Pinn] public sealed partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Domain(0, 1)] public partial Coordinate Y { get; }
                [Mlp(4)] public partial Field U { get; }
                [Residual] Equation Tenth => D(U, X, X, X, X, X, X, X, X, Y, Y, Y, Y, Y, Y, Y, Y) == 1;
                double Use() => Evaluate(0.5, 0.5).U;
            }
            """);
        Microsoft.CodeAnalysis.Diagnostic diagnostic = Assert.Single(run.Reported);
        Assert.Equal("MG4001", diagnostic.Id);
        Assert.Equal("U", diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
        Assert.Equal("The equations of 'M' that share points need 81 derivatives of 'U' at once, and at most 64 are supported; lower the orders, "
            + "or give the equations different numbers of Points so that they are computed apart",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
    }

    [Fact]
    public void MG5001_an_unused_coordinate() => Diagnosed.InModel("MG5001", "T",
        "No equation of 'M' mentions the coordinate 'T'; use it or remove it", "[Residual] Equation Flat => D(U, X) == 0;");

    [Fact]
    public void MG5002_an_unused_field() => Diagnosed.InModel("MG5002", "Flow",
        "No equation of 'M' mentions the field 'V', so it is never trained; use it or remove it",
        "[Mlp(4)] public partial (Field P, Field V) Flow { get; } [Residual] Equation Flat => D(U, X) + T == Flow.P;");

    [Theory]
    [InlineData("Relu", "D(V, X, X)", "2")]
    [InlineData("LeakyRelu", "D(D(V, X), T)", "2")]
    [InlineData("Kink", "Laplacian(V, X)", "2")]
    public void MG5003_an_activation_without_second_derivatives(string activation, string derivative, string order) => Diagnosed.InModel("MG5003", "Flat",
        $"'Flat' needs derivatives of order {order} of 'V', but those of its activation {activation} are zero above order 1; "
        + "choose a smooth activation such as Tanh",
        $$"""
        static Scalar Kink(Scalar z) => Max(z, 0.1 * z);
        [Mlp(4, Activation = nameof({{activation}}))] public partial Field V { get; }
        [Residual] Equation Flat => D(U, X) + {{derivative}} == T;
        """);

    [Fact]
    public void MG5003_an_activation_in_a_network_that_another_reads() => Diagnosed.InModel("MG5003", "Flat",
        "'Flat' needs derivatives of order 2 of 'V', but those of its activation Relu are zero above order 1; choose a smooth activation such as Tanh",
        """
        [Mlp(4, Activation = nameof(Relu))] public partial Field V { get; }
        [Mlp(4, Inputs = nameof(Features))] public partial Field W { get; }
        Scalar[] Features => [V, T];
        [Residual] Equation Flat => D(U, X) + D(W, X, X) == T;
        """);

    [Fact]
    public void Warnings_can_be_switched_off_where_they_are()
    {
        var run = new GeneratorRun("""
            [Pinn] public partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
            #pragma warning disable MG5001
                [Domain(0, 1)] public partial Coordinate T { get; }
            #pragma warning restore MG5001
                [Mlp(4)] public partial Field U { get; }
                [Residual] Equation Flat => D(U, X) == 0;
            }
            """);
        Assert.DoesNotContain(run.Reported, diagnostic => !diagnostic.IsSuppressed);
    }

    [Fact]
    public void MG5003_a_smooth_activation_with_a_kink_inside_is_not_accused()
    {
        var run = new GeneratorRun("""
            [Pinn] public partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4, Activation = nameof(Smooth))] public partial Field U { get; }
                static Scalar Smooth(Scalar z) => Tanh(z) * Abs(z);
                [Residual] Equation Flat => D(U, X, X) == 0;
            }
            """);
        Assert.Empty(run.Reported);
    }

    [Theory]
    [InlineData("static readonly double[] weights = [1, 2];")]
    [InlineData("static double[] weights { get; } = [1, 2];")]
    [InlineData("double[][] table { get; } = [[1, 2], [3, 4]]; double[] weights => table[1];")]
    public void MG3008_an_array_that_is_shared_is_not_written_to(string declaration) => Diagnosed.InModel("MG3008", "w[0]",
        "'w[0]' in 'Flat' cannot be evaluated while compiling; the array belongs to a field or a property and is shared by all who read it; "
            + "copy it first, as in [.. array]",
        $"{declaration} [Residual] Equation Flat {{ get {{ var w = weights; w[0] = 5; return D(U, X) + D(U, T) == w[0]; }} }}");
}
