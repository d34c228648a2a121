using ModelGen.Accuracy.References;

namespace ModelGen.Accuracy.Tests;

public class RadauIIATests
{
    // fifth order: twice the steps, a thirty-second of the error
    [Fact]
    public void The_error_falls_with_the_fifth_power_of_the_step()
    {
        static double Error(int steps) => Math.Abs(
            new RadauIIA((t, y) => [y[0] * Math.Cos(t)], (t, _) => new[,] { { Math.Cos(t) } }, [1], 0, 3, steps).Value(3)[0] - Math.Exp(Math.Sin(3)));
        Assert.InRange(Error(10) / Error(20), 24, 42);
    }

    [Fact]
    public void A_stiff_equation_follows_its_slow_solution()
    {
        RadauIIA solution = new((t, y) => [-1e6 * (y[0] - Math.Cos(t)) - Math.Sin(t)], (_, _) => new[,] { { -1e6 } }, [2], 0, 2, 50);
        Assert.Equal(Math.Cos(1.234), solution.Value(1.234)[0], 1e-6);
    }
}
