using ModelGen.Optimizers;

namespace ModelGen.Tests.Optimizers;

public class FirstOrderTests
{
    private const int Count = 37;

    [Fact]
    public void Adam_follows_the_paper()
    {
        double[] m = new double[Count];
        double[] v = new double[Count];
        Compare(new Adam(0.01), iterations: 20, 1e-12, (theta, g, t) =>
        {
            for (int p = 0; p < Count; p++)
            {
                m[p] = 0.9 * m[p] + 0.1 * g[p];
                v[p] = 0.999 * v[p] + 0.001 * g[p] * g[p];
                theta[p] -= 0.01 * (m[p] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[p] / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
        });
    }

    [Fact]
    public void AdamW_shrinks_parameters_by_rate_times_decay()
    {
        double[] m = new double[Count];
        double[] v = new double[Count];
        Compare(new AdamW(0.01, weightDecay: 0.3), iterations: 20, 1e-12, (theta, g, t) =>
        {
            for (int p = 0; p < Count; p++)
            {
                m[p] = 0.9 * m[p] + 0.1 * g[p];
                v[p] = 0.999 * v[p] + 0.001 * g[p] * g[p];
                theta[p] -= 0.01 * (m[p] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[p] / (1 - Math.Pow(0.999, t))) + 1e-8) + 0.3 * theta[p]);
            }
        });
    }

    [Fact]
    public void Sgd_goes_down_the_gradient() =>
        Compare(new Sgd(0.01), 10, 1e-14, (theta, g, _) => Each(theta, p => theta[p] - 0.01 * g[p]));

    [Fact]
    public void Momentum_keeps_a_part_of_the_velocity()
    {
        double[] velocity = new double[Count];
        Compare(new Sgd(0.01, momentum: 0.8), 10, 1e-14, (theta, g, _) =>
        {
            Each(velocity, p => 0.8 * velocity[p] + g[p]);
            Each(theta, p => theta[p] - 0.01 * velocity[p]);
        });
    }

    [Fact]
    public void Nesterov_looks_ahead()
    {
        double[] velocity = new double[Count];
        Compare(new Sgd(0.01, momentum: 0.8, nesterov: true), 10, 1e-14, (theta, g, _) =>
        {
            Each(velocity, p => 0.8 * velocity[p] + g[p]);
            Each(theta, p => theta[p] - 0.01 * (g[p] + 0.8 * velocity[p]));
        });
    }

    [Fact]
    public void Clipping_shortens_the_gradient_to_the_norm()
    {
        LeastSquaresProblem problem = new(x => [100 * x[0], 100 * x[1]], 3, 4);
        using OptimizerState<double> state = new Sgd(0.1).CreateState<double>(2);
        state.Step(problem, new StepSettings(0.1, MaximumGradientNorm: 2), new double[1]);
        Assert.Equal(3 - 0.1 * 2 * 0.6, problem.Parameters[0], 1e-14);
        Assert.Equal(4 - 0.1 * 2 * 0.8, problem.Parameters[1], 1e-14);
    }

    [Fact]
    public void Parameters_stay_where_the_loss_is_not_finite()
    {
        LeastSquaresProblem problem = new(x => [x[0] / 0.0], 3);
        using OptimizerState<double> state = new Adam().CreateState<double>(1);
        StepOutcome outcome = state.Step(problem, new StepSettings(0.1), new double[1]);
        Assert.False(double.IsFinite(outcome.Loss));
        Assert.Equal(3, problem.Parameters[0]);
    }

    private static void Compare(Optimizer optimizer, int iterations, double tolerance, Action<double[], double[], int> reference)
    {
        double[] start = [.. Enumerable.Range(0, Count).Select(p => Math.Sin(p + 1.0))];
        LeastSquaresProblem problem = new(x => [.. x.Select((value, p) => (1 + 0.1 * p) * value - Math.Cos(p))], start);
        LeastSquaresProblem expected = new(x => [.. x.Select((value, p) => (1 + 0.1 * p) * value - Math.Cos(p))], start);
        using OptimizerState<double> state = optimizer.CreateState<double>(Count);
        double[] gradient = new double[Count];
        double[] theta = [.. start];
        for (int t = 1; t <= iterations; t++)
        {
            state.Step(problem, new StepSettings(0.01), new double[1]);
            theta.CopyTo(expected.Parameters);
            expected.LossAndGradient(gradient);
            reference(theta, gradient, t);
        }

        for (int p = 0; p < Count; p++)
        {
            Assert.Equal(theta[p], problem.Parameters[p], tolerance);
        }
    }

    private static void Each(double[] target, Func<int, double> value)
    {
        for (int p = 0; p < target.Length; p++)
        {
            target[p] = value(p);
        }
    }
}
