using System.Numerics;
using ModelGen.Numerics;

namespace ModelGen.Compiled.Tests;

/// <summary>A class without a network and without an equation evaluates its expressions.</summary>
public class ExpressionOnlyTests
{
    [Fact]
    public void The_derivative_of_a_square_at_three_is_six()
    {
        using var model = new Expressions();
        Assert.Equal(6, model.EvaluateSlope(x: 3, t: 0));
    }

    [Theory]
    [InlineData(LaneWidth.Auto)]
    [InlineData(LaneWidth.Scalar)]
    public void Scalars_that_are_set_take_effect(LaneWidth lanes)
    {
        using var model = new Expressions(lanes: lanes);
        Assert.Equal(-Math.Exp(-0.5 * 0.25) * Math.Sin(2 * 0.7), model.EvaluateDecay(0.7, 0.25), 1e-14);
        model.Nu = 2;
        Assert.Equal(-Math.Exp(-2 * 0.25) * Math.Sin(2 * 0.7), model.EvaluateDecay(0.7, 0.25), 1e-14);
        model.SetParameters([3]);
        Assert.Equal(-Math.Sin(3 * 0.7), model.EvaluateStart(0.7, 0.25), 1e-14);
        Complex wave = model.EvaluateWave(0.7, 0);
        Assert.Equal(0, Complex.Abs(wave + 9 * Complex.Exp(3 * Complex.ImaginaryOne * 0.7)), 1e-13);
    }

    [Fact]
    public void Many_points_and_grids_are_evaluated()
    {
        using var model = new Expressions(precision: Precision.Single, threads: 2);
        double[] x = [.. Enumerable.Range(0, 200).Select(i => i / 20.0)];
        double[] slopes = new double[200];
        model.EvaluateSlope(x, new double[200], slopes);
        Assert.Equal(x.Select(value => 2 * value), slopes, (a, b) => Math.Abs(a - b) < 1e-5);
        double[] grid = new double[400];
        model.EvaluateSlopeGrid(x, [0, 1], grid);
        Assert.Equal(slopes[199], grid[399]);
    }

    [Fact]
    public void There_is_nothing_to_train_and_training_says_so()
    {
        using var model = new Expressions();
        Assert.Equal(
            "'Expressions' has no equations, so there is nothing to train.", Assert.Throws<InvalidOperationException>(() => model.Train()).Message);
        Assert.Equal(1, model.ParameterCount);
        Assert.Null(typeof(Expressions).GetMethod("Evaluate"));
    }

    [Fact]
    public void It_is_saved_and_loaded()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var model = new Expressions();
        model.SetParameters([4]);
        model.Save(path);
        using var other = new Expressions();
        other.Load(path);
        File.Delete(path);
        Assert.Equal(4, other.K.Value);
    }
}
