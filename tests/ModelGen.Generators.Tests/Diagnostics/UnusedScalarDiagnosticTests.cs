namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>MG5007: scalars and data that play no part.</summary>
public class UnusedScalarDiagnosticTests
{
    private const string Flat = "[Residual] Equation Flat => D(U, X) + D(U, T) == 0;";

    [Theory]
    [InlineData("[Learnable(1)] public partial Scalar K { get; }", "the learnable scalar 'K', so it is never trained")]
    [InlineData("[Learnable(1)] public partial Scalar K { get; } public Scalar Twice => 2 * K;", "the learnable scalar 'K', so it is never trained")]
    [InlineData("[Coefficient(1)] public partial Scalar K { get; set; }", "the coefficient 'K'")]
    [InlineData("[Coefficient(1)] public partial Scalar K { get; set; } Scalar Unused => 2 * K;", "the coefficient 'K'")]
    [InlineData("[Observed] public partial Scalar K { get; }", "the observed column 'K', so its data are never fitted")]
    [InlineData("[Observed(Set = \"a\")] public partial Scalar K { get; } [Observed(Set = \"a\")] public partial Scalar L { get; } "
        + "[Condition] Equation Fit => U == L;", "the observed column 'K', so its data are never fitted")]
    public void MG5007_an_unused_scalar(string members, string what) => Diagnosed.InModel("MG5007", "K",
        $"No equation of 'M' mentions {what}; use it or remove it", Flat + members);

    [Fact]
    public void Scalars_that_are_used_somewhere_are_left_alone() => Quiet.InFiles("""
        [Pinn] public sealed partial class M
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Mlp(4, Inputs = nameof(Place))] public partial Field U { get; }
            [Learnable(1)] public partial Scalar A { get; }
            [Learnable(1)] public partial Scalar B { get; }
            [Coefficient(1)] public partial Scalar Shown { get; set; }
            [Coefficient(1)] public partial Scalar Fed { get; set; }
            [Observed] public partial Scalar Y { get; }
            Scalar[] Place => [X, B * Fed];
            Scalar Term => A * U;
            public Scalar Scaled => Shown * U;
            [Residual] Equation Law => D(U, X) == Term;
            [Condition] Equation Fit => U == Y;
        }
        """);
}
