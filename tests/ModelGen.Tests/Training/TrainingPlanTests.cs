using ModelGen.Collocation;
using ModelGen.Training;

namespace ModelGen.Tests.Training;

public class TrainingPlanTests
{
    [Theory]
    [InlineData(100, Precision.Double, "kernel Levenberg-Marquardt", "self-scaled Broyden", "kernel Levenberg-Marquardt", "Levenberg-Marquardt")]
    [InlineData(1_500, Precision.Double, "kernel Levenberg-Marquardt", "self-scaled Broyden", "kernel Levenberg-Marquardt", "Levenberg-Marquardt")]
    [InlineData(1_501, Precision.Double, "kernel Levenberg-Marquardt", "self-scaled Broyden", "kernel Levenberg-Marquardt", "self-scaled Broyden")]
    [InlineData(5_001, Precision.Double, "kernel Levenberg-Marquardt")]
    [InlineData(30_001, Precision.Double, "Adam", "L-BFGS")]
    [InlineData(100, Precision.Single, "Adam", "L-BFGS")]
    public void Default_plan_depends_on_parameters_and_precision(int parameters, Precision precision, params string[] phases)
    {
        TrainingPlan plan = CollocationPlan.Build(null, parameters, precision);
        Assert.Equal(phases, plan.Phases.Select(phase => phase.Optimizer.Name));
        Assert.True(plan.IsDefault);
        Assert.StartsWith($"Default plan: {phases[0]}", plan.Description);
        Assert.Equal(plan.Phases.Select((_, index) => index > 1), plan.Phases.Select(phase => phase.Options.OnlyIfStalled));
    }

    [Fact]
    public void Default_phases_end_at_a_target_only_where_losses_have_no_units()
    {
        TrainingPlan balanced = CollocationPlan.Build(null, 100, Precision.Double);
        TrainingPlan declared = CollocationPlan.Build(plan => plan.WithoutScales(), 100, Precision.Double);
        Assert.All(balanced.Phases, phase => Assert.Equal(1e-16, phase.Options.Target));
        Assert.All(declared.Phases, phase => Assert.Equal(0, phase.Options.Target));
    }

    [Fact]
    public void Default_phases_keep_the_callers_options()
    {
        TrainingPlan plan = CollocationPlan.Build(p => p.Points(777).Weight("Start", 5), 100, Precision.Double);
        Assert.True(plan.IsDefault);
        Assert.Equal([null, 777L, null, 777L], plan.Phases.Select(phase => CollocationOptions.Of(phase).Points));
        Assert.All(plan.Phases, phase => Assert.Equal(5, phase.Options.Weights["Start"]));
    }

    [Fact]
    public void Options_before_the_first_phase_hold_for_all_and_later_ones_for_the_phase_they_follow()
    {
        TrainingPlan plan = CollocationPlan.Build(
            p => p.Points(100).Adam(10).MiniBatch(20).Clip(1).LBfgs(5).Points(300).LevenbergMarquardt(3), 10, Precision.Double);
        Assert.False(plan.IsDefault);
        Assert.Equal([100L, 300L, 100L], plan.Phases.Select(phase => CollocationOptions.Of(phase).Points!.Value));
        Assert.Equal([20L, null, null], plan.Phases.Select(phase => phase.Options.MiniBatch));
        Assert.Equal([1, double.PositiveInfinity, double.PositiveInfinity], plan.Phases.Select(phase => phase.Options.ClipNorm));
    }

    [Fact]
    public void Levenberg_Marquardt_redraws_adaptively_every_10_iterations_unless_told_otherwise()
    {
        TrainingPlan plan = CollocationPlan.Build(
            p => p.LevenbergMarquardt(5).LevenbergMarquardt(5).ResampleEvery(3, Resampling.Plain).Adam(5),
            10,
            Precision.Double);
        Assert.Equal([10, 3, 0], plan.Phases.Select(phase => CollocationOptions.Of(phase).RedrawInterval(phase.Optimizer)));
        Assert.Equal(
            [Resampling.Adaptive, Resampling.Plain, Resampling.Plain],
            plan.Phases.Select(phase => CollocationOptions.Of(phase).RedrawMode(phase.Optimizer)));
    }

    [Fact]
    public void A_plan_describes_itself()
    {
        TrainingPlan plan = CollocationPlan.Build(
            p => p.Adam(1_500, 3e-3, LearningRateSchedule.Cosine()).Points(2_048).LevenbergMarquardt(200),
            10,
            Precision.Double);
        Assert.Equal(
            "Adam, 1,500 iterations, learning rate 0.003 (cosine), 2,048 points; "
            + "then Levenberg-Marquardt, 200 iterations, 2 residual rows for each parameter, points redrawn every 10.",
            plan.Description);
    }

    [Fact]
    public void Batches_grow_by_the_factor()
    {
        BatchGrowth growth = new(2, 10);
        Assert.Equal([50L, 50L, 100L, 400L], new long[] { 0, 9, 10, 35 }.Select(iteration => growth.Size(50, iteration)));
    }

    public static TheoryData<Action<TrainingPlan>, string> Mistakes => new()
    {
        { plan => plan.Adam(0), "at least 1 iteration" },
        { plan => plan.Adam(10, learningRate: 0), "positive" },
        { plan => plan.Adam(10, learningRate: double.NaN), "positive" },
        { plan => plan.Sgd(10, momentum: 1), "below 1" },
        { plan => plan.Sgd(10, nesterov: true), "momentum above 0" },
        { plan => plan.LBfgs(10).MiniBatch(5), "mini-batches" },
        { plan => plan.MiniBatch(5).LevenbergMarquardt(10), "mini-batches" },
        { plan => plan.Then(new ModelGen.Optimizers.LBfgs(), 10, LearningRateSchedule.Cosine()), "no learning-rate schedule" },
        { plan => plan.LevenbergMarquardt(10, damping: -1), "positive" },
        { plan => plan.Points(0), "At least 1" },
        { plan => plan.ResampleEvery(-1), "non-negative" },
        { plan => plan.Clip(0), "such as 1" },
        { plan => plan.Weight("U", -1), "not negative" },
        { plan => plan.Adam(10).GrowBatch(2, 5), "call MiniBatch or Points before it" },
        { plan => plan.MiniBatch(5).GrowBatch(1, 5), "above 1" },
        { plan => plan.StopEarly(0), "At least 1" },
        { plan => plan.StopEarly(5, improvement: 1), "below 1" },
        { plan => plan.Checkpoint("x", TimeSpan.Zero), "positive" },
        { plan => plan.Checkpoint("x", iterations: 0), "At least 1" },
        { plan => plan.ResumeFrom("no such file"), "ifExists: true" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_bad_argument_throws_at_the_call_and_says_what_to_do(Action<TrainingPlan> configure, string remedy)
    {
        Exception mistake = Assert.ThrowsAny<Exception>(() => CollocationPlan.Build(configure, 10, Precision.Double));
        Assert.Contains(remedy, mistake.Message);
    }
}
