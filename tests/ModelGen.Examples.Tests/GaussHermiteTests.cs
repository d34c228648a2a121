using ModelGen.Examples.References;

namespace ModelGen.Examples.Tests;

public class GaussHermiteTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(160)]
    [InlineData(600)]
    public void Moments_are_exact(int count)
    {
        GaussHermite rule = new(count);
        Assert.Equal(Math.Sqrt(Math.PI), Integral(rule, _ => 1), 1e-13);
        Assert.Equal(0, Integral(rule, z => z * z * z), 1e-13);
        Assert.Equal(Math.Sqrt(Math.PI) / 2, Integral(rule, z => z * z), 1e-13);
        Assert.True(rule.Nodes.Zip(rule.Nodes.Skip(1)).All(pair => pair.First < pair.Second));
    }

    [Fact]
    public void Five_points_integrate_degree_nine_but_not_ten()
    {
        GaussHermite rule = new(5);
        double eighth = 105.0 / 16 * Math.Sqrt(Math.PI), tenth = 945.0 / 32 * Math.Sqrt(Math.PI);
        Assert.Equal(eighth, Integral(rule, z => Math.Pow(z, 8)), 1e-12);
        Assert.True(Math.Abs(Integral(rule, z => Math.Pow(z, 10)) - tenth) > 1);
    }

    private static double Integral(GaussHermite rule, Func<double, double> f) =>
        rule.Nodes.Zip(rule.LogWeights, (z, logWeight) => Math.Exp(logWeight) * f(z)).Sum();
}
