using ModelGen.Accuracy.Models.Verdicts;
using ModelGen.Accuracy.References;
using ModelGen.Examples.References;

namespace ModelGen.Accuracy.Tests;

public class PeriodicReferencesTests
{
    private static readonly SpaceTimeGrid s_grid = SpaceTimeGrid.Uniform(-1, 1, 101, 0, 1, 11);

    [Fact]
    public void Kdv_does_not_depend_on_modes_and_step() =>
        Assert.InRange(ErrorNorms.RelativeL2(PeriodicReferences.Kdv(s_grid), PeriodicReferences.Kdv(s_grid, 512, 2.5e-4)), 0, 1e-6);

    // the kink of the initial state limits it
    [Fact]
    public void Allen_Cahn_does_not_depend_on_modes_and_step() =>
        Assert.InRange(ErrorNorms.RelativeL2(PeriodicReferences.AllenCahn(s_grid), PeriodicReferences.AllenCahn(s_grid, 2048, 1e-3)), 0, 1e-5);

    [Fact]
    public void A_pendulum_does_not_depend_on_the_step_and_keeps_its_energy()
    {
        (RungeKutta4 coarse, RungeKutta4 fine) = (Pendulums.Solve(30), Pendulums.Solve(30, 20_000));
        foreach (double t in Enumerable.Range(0, 31))
        {
            double[] y = fine.Value(t);
            Assert.Equal(y[0], coarse.Value(t)[0], 1e-9);
            Assert.Equal(-Math.Cos(1), y[1] * y[1] / 2 - Math.Cos(y[0]), 1e-9);
        }
    }
}
