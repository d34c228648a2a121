using System.Numerics;
using ModelGen.Examples.References;

namespace ModelGen.Examples.Tests;

public class SpectralSolverTests
{
    [Fact]
    public void Transform_and_evaluate_are_inverse()
    {
        FourierGrid fourier = new(16, -1, 3);
        Complex Function(double x) => 0.3 + Math.Cos(Math.PI * x / 2) + Complex.ImaginaryOne * Math.Sin(3 * Math.PI * x / 2);
        Complex[] values = new Complex[2];
        fourier.Evaluate(fourier.Transform(Function), [0.123, 7.7], values);
        Assert.True((values[0] - Function(0.123)).Magnitude < 1e-14);
        Assert.True((values[1] - Function(7.7)).Magnitude < 1e-13);
    }

    [Fact]
    public void Positions_on_the_grid_give_the_same_by_one_transform()
    {
        FourierGrid fourier = new(64, -5, 5);
        Complex[] spectrum = fourier.Transform(x => new Complex(2 / Math.Cosh(x), Math.Sin(Math.PI * x / 5)));
        double[] x = [.. Enumerable.Range(0, 33).Select(i => -5 + 10 * i / 32.0)];
        Complex[] together = new Complex[x.Length], alone = new Complex[1];
        fourier.Evaluate(spectrum, x, together);
        for (int i = 0; i < x.Length; i++)
        {
            fourier.Evaluate(spectrum, [x[i]], alone);
            Assert.True((together[i] - alone[0]).Magnitude < 1e-13);
        }
    }

    [Theory]
    [InlineData(15)]
    [InlineData(2)]
    public void Modes_are_even_and_enough(int modes) => Assert.Throws<ArgumentOutOfRangeException>(() => new FourierGrid(modes, 0, 1));

    [Fact]
    public void Etdrk_is_of_fourth_order_on_allen_cahn()
    {
        // u_t = 0.01 u_xx + u - u^3: smooth and dissipative, where the scheme has its full order
        SpaceTimeGrid grid = SpaceTimeGrid.Uniform(0, 2 * Math.PI, 33, 0, 2, 3);
        Complex[] Solve(
            double step) => SpectralSolver.WithEtdrk4(new FourierGrid(64, 0, 2 * Math.PI), k => 1 - 0.01 * k * k, SpectralSolver.Pointwise(u => -u * u * u))
            .Solve(x => 0.5 * Math.Cos(x) + 0.2 * Math.Sin(2 * x), grid, step);
        Complex[] best = Solve(1.0 / 320);
        double order = Math.Log2(ErrorNorms.RelativeL2(Solve(1.0 / 10), best) / ErrorNorms.RelativeL2(Solve(1.0 / 20), best));
        Assert.InRange(order, 3.7, 4.4);
    }

    [Fact]
    public void Split_step_is_of_fourth_order_and_keeps_the_mass_on_A_smooth_schrodinger()
    {
        SpaceTimeGrid grid = SpaceTimeGrid.Uniform(0, 2 * Math.PI * 31 / 32, 32, 0, 1, 2);
        Complex[] Solve(double step) => SpectralSolver.WithSplitStep(new FourierGrid(32, 0, 2 * Math.PI), k => new Complex(0, -0.5 * k * k),
            (h, time) => h * Complex.FromPolarCoordinates(1, h.Magnitude * h.Magnitude * time)).Solve(x => 1 + 0.3 * Math.Cos(x), grid, step);
        Complex[] best = Solve(1.0 / 160);
        double order = Math.Log2(ErrorNorms.RelativeL2(Solve(1.0 / 5), best) / ErrorNorms.RelativeL2(Solve(1.0 / 10), best));
        Assert.InRange(order, 3.7, 4.4);
        Assert.Equal(1 + 0.09 / 2, best[32..].Sum(h => h.Magnitude * h.Magnitude) / 32, 1e-12);
    }

    [Fact]
    public void Copied_modes_keep_the_function()
    {
        FourierGrid coarse = new(8, 0, 1), fine = new(32, 0, 1);
        static Complex Function(double x) => 0.5 + Math.Cos(2 * Math.PI * x) + Complex.ImaginaryOne * Math.Sin(6 * Math.PI * x);
        Complex[] there = new Complex[32], back = new Complex[8], expected = coarse.Transform(Function);
        FourierGrid.CopyModes(expected, there);
        Assert.True(ErrorNorms.RelativeL2(there, fine.Transform(Function)) < 1e-14);
        FourierGrid.CopyModes(there, back);
        Assert.True(ErrorNorms.RelativeL2(back, expected) < 1e-14);
    }

    [Fact]
    public void Etdrk_propagates_A_korteweg_de_vries_soliton()
    {
        // u_t + 6 u u_x + u_xxx = 0: u = (c / 2) sech^2(sqrt(c) (x - c t) / 2), c = 4
        static double Soliton(double x, double t) => 2 / Math.Pow(Math.Cosh(x - 4 * t), 2);
        FourierGrid fourier = new(256, -20, 20);
        SpectralSolver solver = SpectralSolver.WithEtdrk4(fourier, k => new Complex(0, k * k * k), (spectrum, result) =>
        {
            SpectralSolver.Pointwise(u => u * u)(spectrum, result);
            for (int k = 0; k < result.Length; k++)
            {
                result[k] *= new Complex(0, -3 * fourier.Wavenumbers[k]);
            }
        });
        SpaceTimeGrid grid = SpaceTimeGrid.Uniform(-10, 10, 81, 0, 1, 5);
        Complex[] expected = [.. grid.PointX.Zip(grid.PointT, (x, t) => (Complex)Soliton(x, t))];
        Assert.True(ErrorNorms.RelativeL2(solver.Solve(x => Soliton(x, 0), grid, 1e-3), expected) < 1e-6);
    }

    [Fact]
    public void Negative_times_and_blow_up_are_reported()
    {
        SpectralSolver solver = SpectralSolver.WithEtdrk4(new FourierGrid(16, 0, 1), _ => 0, SpectralSolver.Pointwise(u => u * u));
        Assert.Throws<ArgumentException>(() => solver.Solve(_ => 1, SpaceTimeGrid.Uniform(0, 1, 3, -1, 1, 3), 0.1));
        Assert.Throws<ArithmeticException>(() => solver.Solve(_ => 1, SpaceTimeGrid.Uniform(0, 1, 3, 0, 3, 3), 0.1));
    }
}
