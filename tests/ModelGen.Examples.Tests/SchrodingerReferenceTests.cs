using System.Numerics;
using ModelGen.Examples.References;

namespace ModelGen.Examples.Tests;

public class SchrodingerReferenceTests
{
    static readonly SpaceTimeGrid Grid = SpaceTimeGrid.Uniform(-5, 5, 101, 0, Math.PI / 2, 9);
    static readonly Lazy<Complex[]> Standard = new(() => SchrodingerReference.Solve(Grid));

    [Fact]
    public void ConvergedOverTheWholeTime()
    {
        // half the modes and twice the step; the error falls by two or more with each halving, so the standard is below 2e-7
        Complex[] coarse = SchrodingerReference.Solve(Grid, modes: 1024, maximalStep: 1e-3);
        Assert.True(ErrorNorms.RelativeL2(coarse, Standard.Value) < 4e-7);
    }

    [Fact]
    public void DoublingModesAndHalvingStepsChangesLessThan1e7()
    {
        // the start of the interval only: the whole takes a quarter of a minute and gave 9.1e-8
        SpaceTimeGrid start = SpaceTimeGrid.Uniform(-5, 5, 101, 0, Math.PI / 32, 3);
        Complex[] fine = SchrodingerReference.Solve(start, modes: 4096, maximalStep: 2.5e-4);
        Assert.True(ErrorNorms.RelativeL2(SchrodingerReference.Solve(start), fine) < 1e-7);
    }

    [Fact]
    public void AgreesWithExponentialTimeDifferencing()
    {
        SpectralSolver solver = SpectralSolver.WithEtdrk4(new FourierGrid(512, -5, 5), k => new Complex(0, -0.5 * k * k),
            SpectralSolver.Pointwise(h => Complex.ImaginaryOne * (h.Real * h.Real + h.Imaginary * h.Imaginary) * h));
        Assert.True(ErrorNorms.RelativeL2(solver.Solve(x => 2 / Math.Cosh(x), Grid, 1e-3), Standard.Value) < 2e-5);
    }

    [Fact]
    public void StartsFromTwiceTheSechAndPeaksNearFour()
    {
        Assert.Equal(2 / Math.Cosh(Grid.X[20]), Standard.Value[20].Real, 1e-8);
        Assert.Equal(0, Standard.Value[20].Imaginary, 1e-12);
        // the closed-form breather on the whole line has |h(0, pi/4)| = 4
        Assert.Equal(4, Standard.Value[4 * 101 + 50].Magnitude, 2e-2);
    }

    [Fact]
    public void ConservesTheMass()
    {
        double[] magnitudes = ErrorNorms.Magnitudes(Standard.Value.AsSpan(8 * 101, 100));
        // the trapezoidal rule over a period; the integral of 4 sech^2 is 8 tanh 5
        Assert.Equal(8 * Math.Tanh(5), magnitudes.Sum(h => h * h) * 0.1, 1e-5);
    }
}
