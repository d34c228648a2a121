namespace ModelGen.Tests.Numerics;

public sealed class ExactAngleTests
{
    [Fact]
    public void The_runtime_agrees_with_exact_reduction()
    {
        foreach (double x in ElementarySweep.Points("Sin", single: false).Where(double.IsFinite))
        {
            // the runtime's relative error reaches 4e-13 where x is close to a multiple of pi/2
            (double sin, double cos) = (ExactAngle.Sin(x), ExactAngle.Cos(x));
            Assert.Equal(Math.Sin(x), sin, 3e-16);
            Assert.Equal(Math.Cos(x), cos, 3e-16);
            Assert.InRange(ElementaryReference.RelativeError(ExactAngle.Tan(x), sin / cos, single: false), 0, 1e-15);
        }
    }

    [Fact]
    public void Published_values_are_met()
    {
        // Ng, "Good to the last bit" (1992)
        Assert.Equal(-0.8522008497671888, ExactAngle.Sin(1e22), 1e-15);

        // Muller, "Elementary Functions", on the double that is closest to a multiple of pi/2
        double closest = Math.ScaleB(6381956970095103, 797);
        Assert.Equal(-4.6871659242546276e-19, ExactAngle.Cos(closest), 1e-33);
        Assert.Contains(closest, ExactAngle.NearestToMultiples(53, 971));
    }

    [Fact]
    public void Nearest_numbers_are_near()
    {
        Assert.All(ExactAngle.NearestToMultiples(24, 104), x =>
        {
            Assert.Equal(x, (float)x);
            Assert.InRange(Math.Min(Math.Abs(Math.Sin(x)), Math.Abs(Math.Cos(x))), 1e-10, 1e-3);
        });
    }
}
