using ModelGen.Optimizers;

namespace ModelGen.Tests.Optimizers;

public class StrongWolfeSearchTests
{
    private const double SufficientDecrease = 1e-4;

    [Theory]
    [InlineData("Rosenbrock", 0.9)]
    [InlineData("Rosenbrock", 0.1)]
    [InlineData("Wood", 0.9)]
    [InlineData("Wood", 1e-3)]
    [InlineData("KowalikOsborne", 0.9)]
    [InlineData("BrownDennis", 0.1)]
    [InlineData("JennrichSampson", 0.5)]
    public void The_step_meets_both_conditions(string name, double curvature)
    {
        foreach (double firstStep in new[] { 1e-6, 1e-3, 1, 100 })
        {
            LeastSquaresProblem problem = StandardProblems.Create(name).Problem;
            int count = problem.ParameterCount;
            double[] origin = problem.Parameters.ToArray();
            double[] gradient = new double[count];
            double loss = problem.LossAndGradient(gradient);
            double length = Math.Sqrt(gradient.Sum(g => g * g));
            double[] direction = [.. gradient.Select(g => -g / length)];

            StrongWolfeSearch<double> search = new(SufficientDecrease, curvature);
            LineSearchResult result = search.Search(problem, origin, direction, loss, -length, firstStep, gradient);

            Assert.True(result.Succeeded);
            Assert.True(result.Loss <= loss - SufficientDecrease * result.Step * length);
            double slope = gradient.Zip(direction, (g, d) => g * d).Sum();
            Assert.True(Math.Abs(slope) <= curvature * length, $"slope {slope} of {-length} at {result.Step}");
            Assert.Equal(result.Loss, problem.Loss());
        }
    }

    [Fact]
    public void A_wall_of_infinite_loss_is_backed_away_from()
    {
        // log(1 - x) is undefined beyond 1
        LeastSquaresProblem problem = new(x => [x[0].Value < 1 ? Dual.Sqrt(1 - x[0]) * (x[0] - 0.5) : double.NaN], 0);
        double[] gradient = new double[1];
        double loss = problem.LossAndGradient(gradient);
        StrongWolfeSearch<double> search = new(SufficientDecrease, 0.9);
        LineSearchResult result = search.Search(problem, [0], [1], loss, gradient[0], firstStep: 64, gradient);
        Assert.True(result.Succeeded);
        Assert.InRange(result.Step, 0.1, 0.9);
    }

    [Fact]
    public void No_step_is_found_where_none_decreases_the_loss()
    {
        LeastSquaresProblem problem = new(x => [1 + x[0] * x[0]], 0);
        double[] gradient = new double[1];
        double loss = problem.LossAndGradient(gradient);
        StrongWolfeSearch<double> search = new(SufficientDecrease, 0.9);
        Assert.False(search.Search(problem, [0], [1], loss, slope: -1, firstStep: 1, gradient).Succeeded);
    }
}
