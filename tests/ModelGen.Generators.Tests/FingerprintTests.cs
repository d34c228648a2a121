namespace ModelGen.Generators.Tests;

/// <summary>Saved weights belong to the networks, checkpoints to the equations as well.</summary>
public class FingerprintTests
{
    private const string Wave = """
        [Pinn] public sealed partial class Wave
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Mlp(4)] public partial Field U { get; }
            Scalar Slope => D(U, X);
            [Residual(Points = 100, Weight = 2)] Equation Law => Slope == U;
        }
        """;

    [Theory]
    [InlineData("Slope == U", "D(Slope, X) == -9 * Sin(U)")]
    [InlineData("Scalar Slope => D(U, X);", "Scalar Slope => D(U, X, X);")]
    [InlineData("Slope == U", "Slope == 1.5 * U")]
    [InlineData("Equation Law", "Equation Rule")]
    public void An_equation_that_changes_leaves_saved_weights_good_and_checkpoints_not(string before, string after)
    {
        string changed = Wave.Replace(before, after, StringComparison.Ordinal);
        Assert.Equal(Read(Wave, "Fingerprint"), Read(changed, "Fingerprint"));
        Assert.NotEqual(Read(Wave, "LossFingerprint"), Read(changed, "LossFingerprint"));
    }

    [Theory]
    [InlineData("Points = 100", "Points = 200")]
    [InlineData("Weight = 2", "Weight = 3")]
    [InlineData("Slope == U", "D(U, X) == U")]
    public void What_an_equation_is_weighted_by_and_how_it_is_written_change_neither(string before, string after)
    {
        string changed = Wave.Replace(before, after, StringComparison.Ordinal);
        Assert.Equal(Read(Wave, "Fingerprint"), Read(changed, "Fingerprint"));
        Assert.Equal(Read(Wave, "LossFingerprint"), Read(changed, "LossFingerprint"));
    }

    [Fact]
    public void Coordinates_that_are_read_as_they_are_leave_saved_weights_of_mapped_ones_no_good() => Assert.NotEqual(
        Read(Wave, "Fingerprint"),
        Read(Wave.Replace("[Mlp(4)]", "[Mlp(4, ScaleInputs = false)]", StringComparison.Ordinal), "Fingerprint"));

    private static string Read(string model, string name) => new GeneratorRun(model).Sources
        .SelectMany(source => source.SourceText.ToString().Split('\n'))
        .Single(line => line.Trim().StartsWith(name + " = ", StringComparison.Ordinal));
}
