using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>Names that are declared twice: the compiler says so at the declaration, and nothing else is said, in generated files least of all.</summary>
public class DuplicateDiagnosticTests
{
    [Theory]
    [InlineData("[Domain(0, 1)] public partial Coordinate X { get; }")]
    [InlineData("[Mlp(4)] public partial Field U { get; }")]
    [InlineData("[Mlp(4)] public partial ComplexField U { get; }")]
    [InlineData("[Mlp(4)] public partial (Field A, Field B) X { get; }")]
    [InlineData("[Learnable(1)] public partial Scalar K { get; } [Learnable(2)] public partial Scalar K { get; } [Condition] Equation O => U == K;")]
    [InlineData("[Coefficient(1)] public partial Scalar K { get; set; } [Coefficient(2)] public partial Scalar K { get; set; }")]
    [InlineData("[Observed] public partial Scalar K { get; } [Observed] public partial Scalar K { get; } [Condition] Equation O => U == K;")]
    [InlineData("[Residual] Equation Flat => D(U, X) == 1;")]
    [InlineData("[Condition] Equation Flat => U.At(X, 0) == 1;")]
    [InlineData("public Scalar V => U * X; public Scalar V => U;")]
    [InlineData("[Residual] Equation U => D(X, X) == 1;")]
    [InlineData("[Learnable(1)] public partial Scalar X { get; }")]
    [InlineData("Scalar U(int n) => n;")]
    [InlineData("int Flat;")]
    [InlineData("class Flat { }")]
    [InlineData("Scalar[] X => [U];")]
    public void A_name_that_is_declared_twice_is_the_compilers_error_alone(string members)
    {
        var run = new GeneratorRun($$"""
            [Pinn] public sealed partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4)] public partial Field U { get; }
                [Residual] Equation Flat => D(U, X) == 0;
                {{members}}
            }
            """);
        Assert.Empty(run.Reported.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        Assert.Contains(run.CompilerErrors, error => error.Id == "CS0102");
        Assert.Empty(run.CompilerErrors.Where(error => run.Sources.Any(source => source.SyntaxTree == error.Location.SourceTree))
            .Select(error => error.ToString()));
    }

    [Fact]
    public void MG1006_two_elements_of_a_tuple()
    {
        var run = new GeneratorRun("""
            [Pinn] public sealed partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4)] public partial (Field A, Field A) Flow { get; }
                [Residual] Equation Flat => D(Flow.A, X) == 0;
            }
            """);
        Assert.Equal(
            "'A' collides with another element of 'Flow' of the same name; rename 'A'",
            Assert.Single(run.Reported).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(run.CompilerErrors, error => Assert.Equal("File1.cs", error.Location.SourceTree!.FilePath));
    }

    [Theory]
    [InlineData("[Mlp(4)] Field V;", "V", "public partial Field V { get; }")]
    [InlineData("[Domain(0, 1)] public Coordinate Y;", "Y", "public partial Coordinate Y { get; }")]
    [InlineData("[Coefficient(1)] Scalar K;", "K", "public partial Scalar K { get; set; }")]
    [InlineData("[Observed] readonly Scalar K;", "K", "public partial Scalar K { get; }")]
    public void MG1012_a_field_in_place_of_a_property(string member, string name, string remedy)
    {
        var run = new GeneratorRun($$"""
            [Pinn] public sealed partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4)] public partial Field U { get; }
                {{member}}
                [Residual] Equation Flat => D(U, X) == {{name}};
            }
            """);
        Assert.Equal(
            $"'{name}' is completed by the generator; declare it as '{remedy}'",
            Assert.Single(run.Reported).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("CS0592", Assert.Single(run.CompilerErrors).Id);
    }
}
