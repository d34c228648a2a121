using System.Numerics;
using ModelGen.Examples.References;

namespace ModelGen.Examples.Tests;

public class SchrodingerReferenceTests
{
    static readonly SpaceTimeGrid Grid = SpaceTimeGrid.Uniform(-5, 5, 65, 0, Math.PI / 2, 5);

    [Fact]
    public void ConvergedInModesAndSteps()
    {
        Complex[] standard = SchrodingerReference.Solve(Grid);
        Assert.True(ErrorNorms.RelativeL2(standard, SchrodingerReference.Solve(Grid, modes: 512)) < 2e-5);
        Assert.True(ErrorNorms.RelativeL2(standard, SchrodingerReference.Solve(Grid, maximalStep: 2e-3)) < 2e-5);
    }

    [Fact]
    public void StartsFromTheSoliton() => Assert.Equal(2 / Math.Cosh(Grid.X[20]), SchrodingerReference.Solve(Grid)[20].Real, 1e-6);
}
