using ModelGen.Accuracy.References;

namespace ModelGen.Accuracy.Tests;

public class RobertsonReferenceTests
{
    private static readonly Lazy<RadauIIA> s_solution = new(() => RobertsonReference.Solve(-5, 5));

    // the numbers that the manuals of stiff solvers print for the times 0.4 and 40
    [Theory]
    [InlineData(0.4, 0.98517, 3.3864e-5, 1.4794e-2)]
    [InlineData(40, 0.71582, 9.1851e-6, 0.28417)]
    public void The_published_values_come_out(double t, double a, double b, double c)
    {
        double[] y = s_solution.Value.Value(Math.Log10(t));
        Assert.Equal(a, y[0], 2e-5);
        Assert.Equal(b, y[1], 1e-9);
        Assert.Equal(c, y[2], 2e-5);
    }

    [Fact]
    public void Twice_the_steps_change_nothing_that_matters()
    {
        RadauIIA coarse = RobertsonReference.Solve(-5, 5, steps: 400);
        foreach (double s in Enumerable.Range(0, 101).Select(i => -5 + 0.1 * i))
        {
            (double[] rough, double[] fine) = (coarse.Value(s), s_solution.Value.Value(s));
            Assert.All(rough.Zip(fine), pair => Assert.Equal(pair.Second, pair.First, 1e-7 * Math.Abs(pair.Second) + 1e-13));
        }
    }

    [Fact]
    public void Substance_is_kept() => Assert.All(
        Enumerable.Range(0, 11).Select(i => s_solution.Value.Value(-5 + i)), y => Assert.Equal(1, y.Sum(), 1e-12));
}
