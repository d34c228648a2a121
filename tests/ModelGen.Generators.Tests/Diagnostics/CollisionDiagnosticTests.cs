namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>MG1006: names that meet.</summary>
public class CollisionDiagnosticTests
{
    private const string Flat = "[Residual] Equation Flat => D(U, X) + D(U, T) == 0;";

    [Theory]
    [InlineData("Values", "class Values { }")]
    [InlineData("Evaluate", "double Evaluate(double x, double t) => x + t;")]
    [InlineData("EvaluateFlat", "int EvaluateFlat;")]
    [InlineData("EvaluateFlux", "public Scalar Flux => D(U, X); public double EvaluateFlux(double x, double t) => 0;")]
    [InlineData("Kernels", "int Kernels() => 0;")]
    public void MG1006_a_member_with_a_generated_name(string name, string member) =>
        Report(name, $"'{name}' collides with a generated member of the same name; rename '{name}'", Flat + member);

    [Fact]
    public void MG1006_the_class_has_a_generated_name() => Reported("Values", "'Values' collides with a generated member of the same name; rename 'Values'",
        "[Pinn] public partial class Values { [Domain(0, 1)] public partial Coordinate X { get; } "
        + "[Mlp(4)] public partial Field U { get; } [Residual] Equation Flat => D(U, X) == 0; }");

    [Theory]
    [InlineData("Loss", "[Learnable(1)] public partial Scalar Loss { get; }")]
    [InlineData("Save", "void Save(string path) { }")]
    [InlineData("Seed", "int Seed => 3;")]
    public void MG1006_a_member_that_hides_one_of_the_base_class(string name, string member) =>
        Report(name, $"'{name}' collides with the member of PinnModel of the same name; rename '{name}'", Flat + member);

    [Fact]
    public void MG1006_coordinates_that_differ_in_case_only() =>
        Report(
            "x",
            "'x' collides with 'X': both become 'x' in the generated code; rename 'x'",
            Flat + "[Domain(0, 1)] public partial Coordinate x { get; } [Residual] Equation Other => D(U, x) == 0;");

    [Fact]
    public void MG1006_fields_of_two_networks_with_one_name() =>
        Report(
            "Flow",
            "'U' collides with 'U': both become 'u' in the generated code; rename 'U'",
            Flat + "[Mlp(4)] public partial (Field U, Field V) Flow { get; } [Residual] Equation Other => Flow.U == Flow.V;");

    [Fact]
    public void MG1006_fields_of_two_tuples_with_one_name() =>
        Report("Second", "'A' collides with 'A': both become 'a' in the generated code; rename 'A'",
            Flat + "[Mlp(4)] public partial (Field A, Field B) First { get; } [Mlp(4)] public partial (Field A, Field C) Second { get; } "
            + "[Residual] Equation Other => First.A + First.B == Second.A + Second.C;");

    [Fact]
    public void MG1006_an_expression_whose_evaluation_is_the_grid_of_another() =>
        Report(
            "Flux",
            "'Flux' collides with another declaration: both give 'EvaluateFluxGrid'; rename 'Flux'",
            Flat + "public Scalar Flux => D(U, X); public Scalar FluxGrid => U * X;");

    [Fact]
    public void MG1006_a_field_named_like_a_derivative() =>
        Report(
            "U_x",
            "'U_x' collides with the derivatives of 'U', which are named u_... in the generated code; rename 'U_x'",
            Flat + "[Mlp(4)] public partial Field U_x { get; } [Residual] Equation Slope => D(U, X) == U_x;");

    [Fact]
    public void MG1006_an_observed_column_like_a_coordinate() =>
        Report(
            "x",
            "'x' collides with 'X': both become 'x' in the generated code; rename 'x'",
            Flat + "[Observed] public partial Scalar x { get; } [Condition] Equation Data => U == x;");

    [Fact]
    public void MG1006_an_expression_whose_evaluation_is_the_grid() =>
        Report("Grid", "'Grid' collides with another declaration: both give 'EvaluateGrid'; rename 'Grid'", Flat + "public Scalar Grid => U * X;");

    [Fact]
    public void Overloads_of_generated_methods_are_the_users_own()
    {
        var run = new GeneratorRun("""
            [Pinn] public partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4)] public partial Field U { get; }
                [Residual] Equation Flat => D(U, X) == 0;
                public string Evaluate(string name) => name;
                public void Save(int version) { }
            }
            """);
        Assert.Empty(run.Reported);
        Assert.Empty(run.CompilerErrors);
    }

    private static void Report(string squiggle, string message, string members) => Reported(squiggle, message, $$"""
        [Pinn] public sealed partial class M
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Domain(0, 2)] public partial Coordinate T { get; }
            [Mlp(4)] public partial Field U { get; }
            {{members}}
        }
        """);

    private static void Reported(string squiggle, string message, string source) => Diagnosed.InFiles("MG1006", squiggle, message, source);
}
