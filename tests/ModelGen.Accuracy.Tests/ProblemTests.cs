using ModelGen.Training;

namespace ModelGen.Accuracy.Tests;

/// <summary>Every problem at reduced size: few points and iterations.</summary>
public class ProblemTests
{
    [Theory]
    [InlineData(9e-6, "met")]
    [InlineData(2e-5, "missed")]
    [InlineData(double.NaN, "missed")]
    public void A_demand_is_met_where_the_worst_seed_meets_it(double second, string expected) => Assert.EndsWith(
        $"| {expected} |",
        MustsReport.Row("heat", new Demand(1e-5, 20), 10.6, [new("heat", 1e-6, 1, 1, 1, ""), new("heat", second, 1, 1, 2, "")]),
        StringComparison.Ordinal);

    private const int Points = 256;
    private const int Iterations = 8;

    public static TheoryData<string> Names => [.. Catalogue.Problems.Select(problem => problem.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_loss_falls_and_the_error_is_a_number(string name)
    {
        AccuracyProblem problem = Named(name);
        using PinnModel model = problem.Create(1);
        double before = problem.RelativeError(model);
        TrainingHistory history = model.Train(plan => plan.LBfgs(Iterations).Points(Points));
        Assert.True(history.Losses[^1] < history.Losses[0], $"{name}: {history.Losses[0]} to {history.Losses[^1]}");
        Assert.True(double.IsFinite(history.Losses[^1]));
        double after = problem.RelativeError(model);
        Assert.True(double.IsFinite(after) && after > 0 && after != before, $"{name}: {before} to {after}");
    }

    [Fact]
    public void Names_are_different() => Assert.Equal(Catalogue.Problems.Count, Catalogue.Problems.DistinctBy(problem => problem.Name).Count());

    [Fact]
    public void Verdicts_are_asked_for_thirty_problems() => Assert.Equal(30, Catalogue.Verdicts.Count);

    [Fact]
    public void A_training_that_ends_early_still_has_an_error()
    {
        Measurement measurement = Measurement.Take(Named("beam-mm"), seed: 2, budget: 0);
        Assert.StartsWith(nameof(TrainingOutcome.Cancelled), measurement.Verdict);
        Assert.Equal(2, measurement.Seed);
        Assert.InRange(measurement.RelativeL2, 1e-12, 10);
    }

    [Fact]
    public void A_loss_that_is_not_finite_is_a_verdict()
    {
        AccuracyProblem problem = Named("underdetermined") with { Create = Overflowing };
        Assert.Equal(Verdict.Diverged, Measurement.Take(problem, seed: 1, budget: null).Verdict);
    }

    [Fact]
    public void A_line_has_the_error_the_seconds_and_the_verdict() => Assert.Equal(
        "heat relL2=1.2e-05 seconds=3.3 seed=1 verdict=Completed wall=7.0",
        new Measurement("heat", 1.23e-5, 3.29, 7, 1, "Completed").ToString());

    private static PinnModel Overflowing(int seed)
    {
        PinnModel model = Named("underdetermined").Create(seed);
        model.SetParameters(Enumerable.Repeat(1e200, model.ParameterCount).ToArray());
        return model;
    }

    private static AccuracyProblem Named(string name) => Catalogue.Problems.Single(problem => problem.Name == name);
}
