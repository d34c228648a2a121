using ModelGen.Accuracy.References;

namespace ModelGen.Accuracy.Tests;

public class RungeKutta4Tests
{
    [Fact]
    public void The_oscillator_is_a_cosine_between_the_steps_too()
    {
        RungeKutta4 solution = new(
            (_, y, slope) =>
            {
                slope[0] = y[1];
                slope[1] = -y[0];
            },
            [1, 0], 0, 10, 2_000);
        foreach (double t in new[] { 0, 0.0012, 3.3333, 9.9999, 10 })
        {
            Assert.Equal(Math.Cos(t), solution.Value(t)[0], 1e-10);
        }
    }

    // fourth order: twice the steps, a sixteenth of the error
    [Fact]
    public void The_error_falls_with_the_fourth_power_of_the_step()
    {
        static double Error(int steps) => Math.Abs(new RungeKutta4((t, y, slope) => slope[0] = y[0] * Math.Cos(t), [1], 0, 3, steps).Value(3)[0]
            - Math.Exp(Math.Sin(3)));
        Assert.InRange(Error(20) / Error(40), 13, 19);
    }

    [Fact]
    public void Prey_and_predators_do_not_depend_on_the_step()
    {
        (RungeKutta4 coarse, RungeKutta4 fine) = (LotkaVolterra.Animals.Solve(100, 15, 10, 10_000), LotkaVolterra.Animals.Solve(100, 15, 10, 20_000));
        foreach (double t in Enumerable.Range(0, 101).Select(i => 0.1 * i))
        {
            Assert.Equal(fine.Value(t)[0], coarse.Value(t)[0], 1e-8 * fine.Value(t)[0]);
            Assert.Equal(fine.Value(t)[1], coarse.Value(t)[1], 1e-8 * fine.Value(t)[1]);
        }
    }

    // the counts of ../shared/cases, which somebody else's solver gave
    [Fact]
    public void Prey_are_as_many_as_the_case_says()
    {
        double[] counts = [100.0000, 120.6600, 9.4578, 7.7289, 23.1100, 100.1639, 120.3288, 9.4429, 7.7349, 23.1478, 100.3279];
        RungeKutta4 solution = LotkaVolterra.Animals.Solve(100, 15, 10);
        Assert.All(counts.Index(), count => Assert.Equal(count.Item, solution.Value(count.Index)[0], 1e-4));
    }
}
