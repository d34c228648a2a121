using ModelGen.Engine;
using ModelGen.Optimizers;
using ModelGen.Tests.Engine;

namespace ModelGen.Tests.Optimizers;

public class SelfScaledBroydenTests
{
    [Fact]
    public void A_step_that_the_matrix_foresaw_is_scaled_as_BFGS()
    {
        // b = h = 1: the quadratic model was exact
        SelfScaling scaling = SelfScaling.Of(1, 1, 10);
        Assert.Equal(1, scaling.Tau, 1e-12);
        Assert.Equal(1, scaling.Phi, 1e-7);
    }

    [Theory]
    [InlineData(4, 2, 10)]
    [InlineData(0.2, 9, 100)]
    [InlineData(30, 30, 3)]
    [InlineData(1e-3, 1e4, 1_000)]
    public void Scaling_follows_the_formulas_and_keeps_the_matrix_positive(double b, double h, int parameters)
    {
        double a = h * b - 1;
        double least = Math.Min(1, h * (1 - Math.Sqrt(a / (a + 1))));
        double theta = Math.Max((least - 1) / a, Math.Min((1 - b) / b, 1 / least));
        double sigma = 1 + theta * a;
        double k = Math.Pow(sigma, 1.0 / (1 - parameters));
        double expected = theta <= 0 ? Math.Min(Math.Min(1, 1 / b) * k, sigma) : Math.Min(1, 1 / b) * Math.Min(k, 1 / theta);
        SelfScaling scaling = SelfScaling.Of(b, h, parameters);
        Assert.Equal(expected, scaling.Tau, 1e-12 * expected);
        Assert.Equal((1 - theta) / sigma, scaling.Phi, 1e-12);
        Assert.True(scaling.Tau is > 0 and <= 1);

        // the class keeps H positive definite for phi above 1 / (1 - h b)
        Assert.True(scaling.Phi > 1 / (1 - h * b));
    }

    [Fact]
    public void A_strictly_convex_quadratic_is_solved_in_about_as_many_steps_as_it_has_dimensions()
    {
        // sum of (k x_k - 1)^2
        const int size = 20;
        LeastSquaresProblem problem = new(x => [.. x.Select((value, k) => (k + 1) * value - 1)], new double[size]);
        using OptimizerState<double> state = new SelfScaledBroyden().CreateState<double>(size);
        double[] losses = new double[1];
        int steps = 0;
        while (problem.Loss() > 1e-20 && steps < 200)
        {
            state.Step(problem, default, losses);
            steps++;
        }

        Assert.True(steps < 5 * size, $"{steps} steps");
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        double[][] trained = [.. new[] { 1, 2, 3 }.Select(Trained)];
        Assert.Equal(trained[0], trained[1]);
        Assert.Equal(trained[0], trained[2]);

        static double[] Trained(int threads)
        {
            using Engine<double> engine = ObjectiveFixture.Create(terms: 60, interior: 300, start: 70, threads);
            using OptimizerState<double> state = new SelfScaledBroyden().CreateState<double>(engine.ParameterCount);
            double[] losses = new double[engine.TermCount];
            double before = engine.Loss();
            for (int i = 0; i < 25; i++)
            {
                state.Step(engine, default, losses);
                if (i % 10 == 9)
                {
                    engine.Resample(Resampling.Plain);
                    state.ObjectiveChanged();
                }
            }

            Assert.True(engine.Loss() < 0.5 * before);
            return engine.Parameters.ToArray();
        }
    }

    [Theory]
    [InlineData(0.0, 0.9)]
    [InlineData(0.5, 0.4)]
    [InlineData(1e-4, 1.0)]
    public void Settings_out_of_range_are_refused(double sufficientDecrease, double curvature) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelfScaledBroyden(sufficientDecrease, curvature));
}
