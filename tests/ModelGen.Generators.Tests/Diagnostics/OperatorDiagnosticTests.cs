using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>Networks with coordinates.</summary>
public sealed class OperatorDiagnosticTests
{
    private const string Good = "[Output] public Scalar U => X * Dot(V.Dense(4), Stack(X).Dense(4));";

    [Fact]
    public void A_branch_and_a_trunk_compile() => Assert.Empty(Of(Good));

    [Fact]
    public void MG2026_no_function_of_a_coordinate() => Assert.Equal(
        "MG2026: `N.Interpolate(X)` in 'U' takes a value between those of [3], which is no function of a coordinate; call it on an input or a target that says "
            + "where its values lie, such as [Input(100, Along = nameof(X))]",
        Assert.Single(Of("[Output] public Scalar U => N.Interpolate(X) + V.Interpolate(X);")));

    [Theory]
    [InlineData("Stack(X).Dense(4).BatchNorm()", "batchnorm", "depends on X; apply it to what depends on the samples alone, before Dot(branch, trunk)")]
    [InlineData("Stack(X).Dense(4).Softmax()", "softmax", "depends on X; apply it to what depends on the samples alone, before Dot(branch, trunk)")]
    [InlineData(
        "Stack(X).Dense(4).Reshape(2, 2).Conv1D(2, kernel: 1).Flatten()",
        "reshape",
        "depends on X and gives [2, 2]; what depends on coordinates is a scalar or a vector: flatten grids of the samples first, and join them by "
            + "Dot(branch, trunk)")]
    public void MG2027_layers_that_cannot_read_coordinates(string trunk, string layer, string message) => Assert.Equal(
        $"MG2027: `{layer}` in 'U' {message}",
        Assert.Single(Of($"[Output] public Scalar U => Dot(V.Dense(4), {trunk});")));

    [Theory]
    [InlineData("X * V.Interpolate(X)")]
    [InlineData("V.Interpolate(2 * X - X) + Dot(V.Dense(4), Stack(X).Dense(4))")]
    public void MG5009_straight_lines_that_are_differentiated(string u)
    {
        Assert.Equal(
            "MG5009: 'Slope' differentiates a linear interpolation along X: its first derivative jumps at every sensor, and the second is zero; write "
                + "Interpolate(X, Interpolation.Cubic)",
            Assert.Single(Of($"Scalar U => {u}; [Output] public Scalar Slope => D(U, X);")));
        Assert.Empty(Of($"[Output] public Scalar Slope => D({u.Replace("X)", "X, Interpolation.Cubic)", StringComparison.Ordinal)}, X);"
            .Replace("Dense(4), Stack(X, Interpolation.Cubic)", "Dense(4), Stack(X)", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_looks_at_its_batch_may_be_in_a_branch_of_which_a_place_is_taken() => Assert.Empty(Of(
        "Scalar U => Dot(V.Dense(4).BatchNorm().Dropout(0.1), Stack(X).Dense(4)); [Condition] Equation Start => U.At(X, 0) == 0;"));

    [Fact]
    public void A_coordinate_that_does_not_exist() => Assert.Equal(
        "MG1024: 'W' lies along 'Y', which is no coordinate of the class; name one, such as '[Domain(0, 1)] public partial Coordinate X { get; }' and "
            + "Along = nameof(X)",
        Assert.Single(Of(Good + "[Input(5, Along = \"Y\")] public partial Tensor W { get; }")));

    [Fact]
    public void A_function_on_a_grid() => Assert.Equal(
        "MG1024: 'W' lies along 'X' and has the sizes [5, 5, 1]; give the number of sensors, at least two, such as [Input(100, Along = nameof(X))]",
        Assert.Single(Of(Good + "[Input(5, 5, 1, Along = nameof(X))] public partial Tensor W { get; }")));

    [Fact]
    public void An_empty_domain() => Assert.StartsWith(
        "MG1", Assert.Single(Of(Good + "[Domain(1, 1)] public partial Coordinate T { get; }")), StringComparison.Ordinal);

    [Fact]
    public void No_points() => Assert.Contains(
        "give at least one point", Assert.Single(Of(Good + "[Residual(Points = 0)] Equation Law => D(U, X) == V.Interpolate(X);")), StringComparison.Ordinal);

    private static string[] Of(string members)
    {
        var run = new GeneratorRun("[Network] public sealed partial class M { [Domain(0, 1)] public partial Coordinate X { get; } "
            + "[Input(9, Along = nameof(X))] public partial Tensor V { get; } [Input(3)] public partial Tensor N { get; } " + members + " }");
        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
        return [.. run.Reported.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")];
    }
}
