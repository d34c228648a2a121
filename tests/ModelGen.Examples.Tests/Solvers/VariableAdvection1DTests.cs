using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Solvers;

public class VariableAdvection1DTests
{
    // u = 1 + x: tau = log(1 + x), and what is at x was at (1 + x) exp(-t) - 1
    [Fact]
    public void A_linear_velocity_has_its_solution_in_closed_form()
    {
        VariableAdvection1D solution = Linear(50);
        foreach ((double x, double t) in new[] { (0, 0), (0, 0.3), (0.4, 0), (0.4, 0.2), (0.37, 0.9), (1, 0.5), (1, 0.9), (0.999, 0.01) })
        {
            double tau = Math.Log(1 + x), expected = t >= tau ? Inflow(t - tau) : Initial((1 + x) * Math.Exp(-t) - 1);
            Assert.Equal(expected, solution.Value(x, t, Initial, Inflow), 1e-8);
            Assert.Equal(tau, solution.TravelTime(x), 1e-9);
        }
    }

    [Fact]
    public void It_is_of_fourth_order()
    {
        double Error(int cells) => Enumerable.Range(0, 101).Max(i => Math.Abs(Linear(cells).TravelTime(i / 100.0) - Math.Log(1 + i / 100.0)));
        Assert.InRange(Math.Log2(Error(7) / Error(14)), 3.5, 4.5);
    }

    [Fact]
    public void Bad_velocities_and_places_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new VariableAdvection1D([1, 1]));
        Assert.Throws<ArgumentException>(() => new VariableAdvection1D([1, 0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Linear(4).Value(1.1, 0, Initial, Inflow));
        Assert.Throws<ArgumentOutOfRangeException>(() => Linear(4).Value(0.5, -1, Initial, Inflow));
    }

    private static double Initial(double x) => Math.Sin(Math.PI * x);

    private static double Inflow(double t) => Math.Sin(Math.PI * t / 2);

    private static VariableAdvection1D Linear(int cells) => new([.. Enumerable.Range(0, 2 * cells + 1).Select(i => 1 + i / (2.0 * cells))]);
}
