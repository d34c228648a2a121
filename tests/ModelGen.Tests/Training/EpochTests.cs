using ModelGen.Training;

namespace ModelGen.Tests.Training;

/// <summary>Intervals in visits of the whole data set.</summary>
public class EpochTests
{
    // 10 items: 2 epochs of 3, 3, 3, 1; then 2 of 6, 4; then of all
    private static readonly BatchGrowth s_growth = Options(plan => plan.MiniBatch(3).GrowBatch(2, everyEpochs: 2), epochs: 6).Growth!;

    private static readonly EpochCount s_grown = EpochCount.Of(items: 10, batch: 3, s_growth, epochs: 6, iterations: 1);

    [Fact]
    public void A_batch_that_grows_by_epochs_grows_where_they_end()
    {
        Assert.Equal([3, 3, 3, 3, 3, 3, 3, 3, 6, 6, 6, 6, 12, 12], Enumerable.Range(0, 14).Select(i => s_growth.Size(3, i)));
        Assert.Equal([8, 12], Enumerable.Range(1, 20).Where(s_growth.GrowsAt));
        Assert.Equal([8, 1, 4, 2, int.MaxValue], new[] { 0, 7, 8, 10, 12 }.Select(s_growth.UntilGrowth));
    }

    [Fact]
    public void Epochs_become_shorter_as_the_batch_grows()
    {
        Assert.Equal([4, 8, 10, 12, 13, 14], Enumerable.Range(1, 6).Select(s_grown.End));
        Assert.Equal([0, 0, 1, 1, 2, 3, 4, 5, 6], new[] { 0, 3, 4, 7, 8, 10, 12, 13, 14 }.Select(i => s_grown.Done(i)));
        Assert.Equal(1.25, s_grown.At(5));
        Assert.Equal(2.5, s_grown.At(9));
        Assert.Equal([8, 12, 14], Enumerable.Range(1, 14).Where(i => s_grown.IsEnd(i, every: 2)));
        Assert.Equal([8, 1, 4, 2], new[] { 0, 7, 8, 12 }.Select(i => s_grown.Until(i, every: 2)));
    }

    [Fact]
    public void Epochs_of_one_size_have_the_same_length_for_ever()
    {
        EpochCount count = EpochCount.Of(items: 10, batch: 4, growth: null, epochs: 0, iterations: 7);
        Assert.Equal([3, 6, 300], new[] { 1, 2, 100 }.Select(count.End));
        Assert.Equal([6, 12], Enumerable.Range(1, 12).Where(i => count.IsEnd(i, every: 2)));
        Assert.Equal(2, count.Until(4, every: 1));
        Assert.Equal(int.MaxValue, count.Until(4, every: int.MaxValue));
    }

    [Fact]
    public void Schedules_count_the_epochs_of_the_phase()
    {
        Assert.Equal([1, 1, 0.5, 0.5, 0.25], Rates(LearningRateSchedule.Step(0.5, everyEpochs: 2), 0, 7, 8, 11, 12));
        Assert.Equal([1, 0.25, 0.0625], Rates(LearningRateSchedule.Exponential(0.5, everyEpochs: 1), 0, 8, 12));
        Assert.Equal([1, 0.5, 0.25], Rates(LearningRateSchedule.InverseTime(1, everyEpochs: 2), 0, 8, 14));
        LearningRateSchedule halved = LearningRateSchedule.Step(0.5, everyEpochs: 1);
        Assert.Equal([0.25, 1, 1, 0.5, 0.25], Rates(LearningRateSchedule.Warmup(epochs: 1, then: halved), 0, 3, 7, 8, 10));
    }

    [Fact]
    public void A_plan_on_samples_looks_once_an_epoch_unless_it_says_otherwise()
    {
        Assert.Equal([4, 8, 10, 12, 13, 14], Validations(plan => plan));
        Assert.Equal([8, 12, 14], Validations(plan => plan.ValidateEvery(epochs: 2)));
        Assert.Equal([5, 10], Validations(plan => plan.ValidateEvery(5)));
    }

    [Fact]
    public void Intervals_are_in_iterations_or_in_epochs()
    {
        foreach (Action<TrainingPlan> wrong in new Action<TrainingPlan>[]
        {
            plan => plan.MiniBatch(3).GrowBatch(2, every: 5, everyEpochs: 2),
            plan => plan.MiniBatch(3).GrowBatch(2),
            plan => plan.MiniBatch(3).GrowBatch(2, everyEpochs: 0),
            plan => plan.ValidateEvery(),
            plan => plan.Validate(() => 0, every: 3, everyEpochs: 1),
            plan => plan.Checkpoint("x", iterations: 3, epochs: 1),
            _ => LearningRateSchedule.Step(0.5, every: 3, everyEpochs: 1),
            _ => LearningRateSchedule.Warmup(epochs: 0),
        })
        {
            Assert.ThrowsAny<ArgumentException>(() => TrainingPlan.Build(wrong));
        }
    }

    private static double[] Rates(LearningRateSchedule schedule, params int[] iterations)
    {
        LearningRateSchedule counted = schedule.Counted(new EpochClock(s_grown));
        return [.. iterations.Select(iteration => Math.Round(counted.Rate(1, iteration, 14), 12))];
    }

    private static IEnumerable<int> Validations(Func<TrainingPlan, TrainingPlan> change)
    {
        TrainingPhase phase = Phase(plan => change(plan.Adam(epochs: 6).MiniBatch(3).GrowBatch(2, everyEpochs: 2)));
        return Enumerable.Range(1, phase.Iterations).Where(phase.IsValidationDue);
    }

    private static PhaseOptions Options(Action<TrainingPlan> options, int epochs) => Phase(plan =>
    {
        plan.Adam(epochs: epochs);
        options(plan);
    }).Options;

    private static TrainingPhase Phase(Action<TrainingPlan> plan) => SamplePlan.Build(plan, samples: 10).Phases[0];
}
