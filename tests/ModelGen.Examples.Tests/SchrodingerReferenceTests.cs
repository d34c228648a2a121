using System.Numerics;
using ModelGen.Examples.References;

namespace ModelGen.Examples.Tests;

public class SchrodingerReferenceTests
{
    private static readonly SpaceTimeGrid s_grid = SpaceTimeGrid.Uniform(-5, 5, 101, 0, Math.PI / 2, 9);
    private static readonly Lazy<Complex[]> s_standard = new(() => SchrodingerReference.Solve(s_grid));

    [Fact]
    public void Converged_over_the_whole_time()
    {
        // half the modes and twice the step; the error falls by two or more with each halving, so the standard is below 2e-7
        Complex[] coarse = SchrodingerReference.Solve(s_grid, modes: 1024, maximalStep: 1e-3);
        Assert.True(ErrorNorms.RelativeL2(coarse, s_standard.Value) < 4e-7);
    }

    [Fact]
    public void Doubling_modes_and_halving_steps_changes_less_than1e7()
    {
        // the start of the interval only: the whole takes a quarter of a minute and gave 9.1e-8
        SpaceTimeGrid start = SpaceTimeGrid.Uniform(-5, 5, 101, 0, Math.PI / 32, 3);
        Complex[] fine = SchrodingerReference.Solve(start, modes: 4096, maximalStep: 2.5e-4);
        Assert.True(ErrorNorms.RelativeL2(SchrodingerReference.Solve(start), fine) < 1e-7);
    }

    [Fact]
    public void Agrees_with_exponential_time_differencing()
    {
        SpectralSolver solver = SpectralSolver.WithEtdrk4(new FourierGrid(512, -5, 5), k => new Complex(0, -0.5 * k * k),
            SpectralSolver.Pointwise(h => Complex.ImaginaryOne * (h.Real * h.Real + h.Imaginary * h.Imaginary) * h));
        Assert.True(ErrorNorms.RelativeL2(solver.Solve(x => 2 / Math.Cosh(x), s_grid, 1e-3), s_standard.Value) < 2e-5);
    }

    [Fact]
    public void Starts_from_twice_the_sech_and_peaks_near_four()
    {
        Assert.Equal(2 / Math.Cosh(s_grid.X[20]), s_standard.Value[20].Real, 1e-8);
        Assert.Equal(0, s_standard.Value[20].Imaginary, 1e-12);
        // the closed-form breather on the whole line has |h(0, pi/4)| = 4
        Assert.Equal(4, s_standard.Value[4 * 101 + 50].Magnitude, 2e-2);
    }

    [Fact]
    public void Conserves_the_mass()
    {
        double[] magnitudes = ErrorNorms.Magnitudes(s_standard.Value.AsSpan(8 * 101, 100));
        // the trapezoidal rule over a period; the integral of 4 sech^2 is 8 tanh 5
        Assert.Equal(8 * Math.Tanh(5), magnitudes.Sum(h => h * h) * 0.1, 1e-5);
    }
}
