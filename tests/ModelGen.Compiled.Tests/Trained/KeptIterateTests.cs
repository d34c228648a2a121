using ModelGen.Training;

namespace ModelGen.Compiled.Tests.Trained;

/// <summary>Which parameters training ends with where no validation was better than the start.</summary>
public class KeptIterateTests
{
    // at this rate everything becomes worse
    private const double TooFast = 30;

    [Fact]
    public void A_training_that_makes_nothing_better_says_that_it_ends_where_it_began()
    {
        (TrainingHistory history, double[] change, string messages) = Train(plan => plan.Adam(iterations: 3, learningRate: TooFast));
        Assert.All(change, number => Assert.Equal(0, number));
        Assert.True(history.Phases[0].KeptStart);
        Assert.Equal(0, history.BestIteration);
        Assert.Contains("No validation loss was below that of its start", messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_parameters_are_kept_on_request()
    {
        foreach (bool onlyIfNoneIsBetter in new[] { false, true })
        {
            (TrainingHistory history, double[] change, string messages) = Train(
                plan => plan.Adam(iterations: 3, learningRate: TooFast).KeepLast(onlyIfNoneIsBetter));
            Assert.Contains(change, number => number != 0);
            Assert.False(history.Phases[0].KeptStart);
            Assert.Equal(3, history.BestIteration);
            Assert.Equal(history.Validations[^1].Loss, history.BestValidationLoss);
            Assert.DoesNotContain("start", messages, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_one_was_better_the_best_or_the_last_is_kept_as_the_plan_says(bool onlyIfNoneIsBetter)
    {
        (TrainingHistory history, _, _) = Train(plan => plan
            .Adam(iterations: 12, learningRate: 1e-2, schedule: new Sudden()).ValidateEvery(1).KeepLast(onlyIfNoneIsBetter));
        Assert.Equal(onlyIfNoneIsBetter, history.BestIteration < 12);
        Assert.Equal(onlyIfNoneIsBetter ? history.Validations.Min(entry => entry.Loss) : history.Validations[^1].Loss, history.BestValidationLoss);
    }

    private static (TrainingHistory History, double[] Change, string Messages) Train(Action<TrainingPlan> plan)
    {
        using TrainedNetwork network = new(seed: 1);
        double[] before = new double[network.ParameterCount];
        double[] after = new double[before.Length];
        network.GetParameters(before);
        var messages = new Messages();
        TrainingHistory history = network.Train(TrainedNetwork.Samples(30, 1), plan: plan, progress: messages);
        network.GetParameters(after);
        return (history, [.. after.Zip(before, (a, b) => a - b)], messages.Text);
    }

    private sealed class Messages : IProgress<TrainingProgress>
    {
        public string Text { get; private set; } = "";

        public void Report(TrainingProgress value) => Text += value.Message + "\n";
    }

    /// <summary>Far too fast in the last steps.</summary>
    private sealed record Sudden : LearningRateSchedule
    {
        public override double Rate(double baseRate, long iteration, long iterations) => iteration < iterations - 2 ? baseRate : 1e4 * baseRate;
    }
}
