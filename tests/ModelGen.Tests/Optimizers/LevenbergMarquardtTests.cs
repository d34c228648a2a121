using ModelGen.IO;
using ModelGen.Optimizers;

namespace ModelGen.Tests.Optimizers;

public class LevenbergMarquardtTests
{
    [Fact]
    public void Converges_faster_than_linearly_where_the_residual_vanishes()
    {
        LeastSquaresProblem problem = StandardProblems.Create("Wood").Problem;
        using OptimizerState<double> state = new LevenbergMarquardt().CreateState<double>(4);
        List<double> errors = [];
        double[] losses = new double[1];
        for (int i = 0; i < 60; i++)
        {
            StepOutcome outcome = state.Step(problem, default, losses);
            if (outcome.Stalled)
            {
                break;
            }

            errors.Add(Math.Sqrt(outcome.Loss));
        }

        double[] late = [.. errors.Where(error => error is < 0.1 and > 1e-13)];
        Assert.True(late.Length is >= 2 and <= 5, string.Join(" ", errors));
        for (int i = 1; i < late.Length; i++)
        {
            Assert.True(late[i] < 0.1 * late[i - 1], string.Join(" ", errors));
        }

        Assert.True(errors[^1] < 1e-13, string.Join(" ", errors));
    }

    [Fact]
    public void Acceleration_is_the_second_directional_derivative_projected_back()
    {
        // r = (x + x^2 / 2, 3 y): r'' along delta is (delta_x^2, 0), and differences of a quadratic are exact
        LeastSquaresProblem problem = new(x => [x[0] + x[0] * x[0] / 2 - 1, 3 * x[1] - 1], 0.2, 0.1);
        using DampedNormalEquations equations = new(2);
        double[] gradient = new double[2];
        equations.Build(problem, gradient);
        Assert.True(equations.Factor(problem, 0.5));
        GeodesicAcceleration<double> acceleration = new(2);
        int evaluations = 0;
        acceleration.Begin(problem, ref evaluations);
        double[] step = [0.3, 0.05];
        acceleration.AddTo(step, problem, [0.2, 0.1], equations, ref evaluations);

        double slope = 1.2;
        double expected = -0.5 * slope * 0.09 / (1.5 * slope * slope);
        Assert.Equal(0.3 + expected, step[0], 1e-12);
        Assert.Equal(0.05, step[1], 1e-12);
        Assert.Equal([0.2, 0.1], problem.Parameters.ToArray());
    }

    [Fact]
    public void Acceleration_longer_than_three_quarters_of_the_step_is_not_added()
    {
        LeastSquaresProblem problem = new(x => [x[0] + 50 * x[0] * x[0], x[0]], 0.001);
        using DampedNormalEquations equations = new(1);
        double[] gradient = new double[1];
        equations.Build(problem, gradient);
        Assert.True(equations.Factor(problem, 0.1));
        GeodesicAcceleration<double> acceleration = new(1);
        int evaluations = 0;
        acceleration.Begin(problem, ref evaluations);
        double[] step = [0.5];
        acceleration.AddTo(step, problem, [0.001], equations, ref evaluations);
        Assert.Equal(0.5, step[0]);
    }

    [Fact]
    public void A_minimum_is_reported_as_a_stall_and_left_in_place()
    {
        LeastSquaresProblem problem = new(x => [x[0] - 2, x[0] - 4], 3);
        using OptimizerState<double> state = new LevenbergMarquardt().CreateState<double>(1);
        double[] losses = new double[1];
        StepOutcome outcome = state.Step(problem, default, losses);
        Assert.True(outcome.Stalled);
        Assert.Equal(2, outcome.Loss);
        Assert.Equal(3, problem.Parameters[0]);
    }

    [Fact]
    public void Damping_survives_saving()
    {
        LeastSquaresProblem first = StandardProblems.Create("KowalikOsborne").Problem;
        LeastSquaresProblem second = StandardProblems.Create("KowalikOsborne").Problem;
        using OptimizerState<double> original = new LevenbergMarquardt().CreateState<double>(4);
        using OptimizerState<double> copy = new LevenbergMarquardt().CreateState<double>(4);
        double[] losses = new double[1];
        for (int i = 0; i < 3; i++)
        {
            original.Step(first, default, losses);
        }

        StateDictionary saved = new();
        original.Save(saved);
        copy.Load(saved);
        first.Parameters.CopyTo(second.Parameters);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(original.Step(first, default, losses), copy.Step(second, default, losses));
        }

        Assert.Equal(first.Parameters.ToArray(), second.Parameters.ToArray());
    }
}
