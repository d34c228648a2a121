using ModelGen.Training;

namespace ModelGen.Compiled.Tests;

/// <summary>What training says of what it has reached.</summary>
public sealed class VerdictTests
{
    [Fact]
    public void A_solved_problem_is_below_the_tolerance_in_every_equation()
    {
        using Beam beam = new(seed: 1);
        TrainingHistory history = beam.Train(plan => plan.KernelLevenbergMarquardt(iterations: 100, rows: 60).LevenbergMarquardt(iterations: 60));

        Assert.Equal(TrainingOutcome.BelowTolerance, history.Outcome);
        Assert.Equal(history.TermNames, history.Verdict.Terms.Select(term => term.Name));
        Assert.True(history.Verdict.Largest < 1e-4, history.Verdict.ToString());
        Assert.Null(history.Verdict.Warning);
    }

    [Fact]
    public void An_untrained_one_is_not_and_is_told_to_go_on()
    {
        using Beam beam = new(seed: 1);
        TrainingHistory history = beam.Train(plan => plan.Adam(iterations: 2));

        Assert.Equal(TrainingOutcome.OutOfIterations, history.Outcome);
        Assert.InRange(history.Verdict.Largest, 0.1, 10);
        Assert.Contains("beside their own terms", history.Verdict.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Equations_that_contradict_each_other_stall_and_the_warning_names_them()
    {
        using Contradiction model = new(seed: 1);
        TrainingHistory history = model.Train();

        Assert.Equal(TrainingOutcome.Stalled, history.Outcome);
        Assert.True(history.Verdict.Largest > 0.05, history.Verdict.ToString());
        Assert.Contains("contradict", history.Verdict.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_place_is_named()
    {
        using Contradiction model = new(seed: 1);
        TrainingHistory history = model.Train(plan => plan.LevenbergMarquardt(iterations: 30));

        Assert.All(history.Verdict.Terms, term => Assert.Equal(term.Name != "Start", term.Worst.StartsWith("X = ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Verdicts_do_not_depend_on_threads_and_leave_the_model_as_it_was()
    {
        double[][] runs = [.. new[] { 1, 2 }.Select(threads =>
        {
            using Beam beam = new(seed: 1, threads: threads);
            TrainingHistory history = beam.Train(plan => plan.LevenbergMarquardt(iterations: 4));
            return (double[])[.. history.Verdict.Terms.Select(term => term.Relative), beam.Evaluate(1_000).M, beam.Evaluate(2_000).U];
        })];

        Assert.Equal(runs[0], runs[1]);
    }

    [Fact]
    public void The_tolerance_is_the_callers()
    {
        using Beam beam = new(seed: 1);
        TrainingHistory history = beam.Train(plan => plan.Adam(iterations: 2).Tolerate(100));

        Assert.Equal(TrainingOutcome.BelowTolerance, history.Outcome);
        Assert.Equal(100, history.Verdict.Tolerance);
        Assert.Throws<ArgumentOutOfRangeException>(() => beam.Train(plan => plan.Adam(iterations: 2).Tolerate(0)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 0.25)]
    [InlineData(-0.5, 0.5)]
    public void Places_that_leave_the_domain_are_counted(double shift, double outside)
    {
        foreach (Precision precision in new[] { Precision.Double, Precision.Single })
        {
            using Shifted model = new(seed: 1, precision) { Shift = shift };
            TrainingVerdict verdict = model.Train(plan => plan.Adam(iterations: 1).Tolerate(1e6)).Verdict;
            Dictionary<string, TermVerdict> terms = verdict.Terms.ToDictionary(term => term.Name);

            Assert.Equal(outside, terms["Law"].PlacesOutside, 0.01);
            Assert.Equal("X", terms["Law"].Places);
            Assert.Equal(shift < 0 ? outside : 0, terms["Guarded"].PlacesOutside, 0.01);
            Assert.Equal(("", 0), (terms["Start"].Places, terms["Start"].PlacesOutside));
            Assert.Equal(outside == 0, verdict.Warning is null);
            if (outside > 0)
            {
                string percent = $"{100 * terms["Law"].PlacesOutside:F0}% of its places lie outside the domain of X";
                Assert.Contains("Law: " + percent, verdict.Warning, StringComparison.Ordinal);
                Assert.Contains(percent, verdict.ToString(), StringComparison.Ordinal);
            }
        }
    }
}
