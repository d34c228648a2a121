using ModelGen.Training;

namespace ModelGen.Compiled.Tests.Trained;

/// <summary>Networks are trained on data sets by the trainer of all models.</summary>
public class NetworkTrainingTests
{
    [Fact]
    public void A_network_learns_and_the_history_has_epochs_and_metrics()
    {
        using TrainedNetwork network = new(seed: 1, Precision.Single);
        TrainingHistory history = network.Train(
            TrainedNetwork.Samples(150, 1), TrainedNetwork.Samples(60, 2), plan => plan.Adam(epochs: 30, learningRate: 1e-2).MiniBatch(32));
        Assert.Equal(30 * 5, history.Count);
        Assert.Equal(30, history.Validations.Count);
        Assert.Equal(["Right"], history.MetricNames);
        Assert.True(history.Metrics("Right").Max() > 0.95);
        Assert.Contains("30 epochs", history.PlanDescription, StringComparison.Ordinal);
        IReadOnlyList<TermLoss> measured = network.Measure(TrainedNetwork.Samples(60, 2));
        Assert.Equal(history.BestValidationLoss, measured[0].Loss, 1e-9);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_threads() => Assert.Single(
        new[] { 1, 2, 3, 5 }.Select(threads =>
        {
            using TrainedNetwork network = new(seed: 3, Precision.Single, threads);
            network.Train(TrainedNetwork.Samples(70, 1), plan: plan => plan.Adam(epochs: 2).MiniBatch(24));
            return string.Join(",", State(network));
        }).Distinct());

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(10)]
    public void A_cancelled_training_goes_on_in_the_middle_of_an_epoch_with_the_same_bits(int stopAfter)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            double[] whole = Train(plan => Plan(plan));
            using CancellationTokenSource cancel = new();
            int seen = 0;
            Train(
                plan => Plan(plan).Checkpoint(path, iterations: 1_000).Validate(
                    () =>
                    {
                        if (++seen == stopAfter)
                        {
                            cancel.Cancel();
                        }

                        return 0;
                    },
                    every: 1),
                cancel.Token);
            Assert.Equal(whole, Train(plan => Plan(plan).ResumeFrom(path)));
        }
        finally
        {
            File.Delete(path);
        }

        static TrainingPlan Plan(TrainingPlan plan) => plan.Adam(epochs: 4, learningRate: 1e-2).MiniBatch(20).AverageWeights(0.9);

        static double[] Train(Action<TrainingPlan> plan, CancellationToken cancel = default)
        {
            using TrainedNetwork network = new(seed: 5, Precision.Double, threads: 2);
            network.Train(TrainedNetwork.Samples(50, 1), plan: plan, cancel: cancel);
            return State(network);
        }
    }

    [Fact]
    public void Frozen_parameters_stay_as_they_are_and_the_others_train()
    {
        using TrainedNetwork network = new(seed: 1);
        double[] before = Values(network);
        network.Train(TrainedNetwork.Samples(40, 1), plan: plan => plan.AdamW(iterations: 20, learningRate: 1e-2).Freeze("Encode/**"));
        double[] after = Values(network);
        Assert.All(network.Description.Parameters.Where(parameter => parameter.IsTrained), parameter =>
        {
            bool isSame = before.AsSpan(parameter.Offset, parameter.Length).SequenceEqual(after.AsSpan(parameter.Offset, parameter.Length));
            Assert.Equal(parameter.Path.StartsWith("Encode/", StringComparison.Ordinal), isSame);
        });
    }

    [Fact]
    public void A_pattern_that_names_nothing_is_refused()
    {
        using TrainedNetwork network = new();
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => network.Train(TrainedNetwork.Samples(10, 1), plan: plan => plan.Adam(iterations: 1).Freeze("Encoder/**")));
        Assert.Contains("Encode/Conv2D/weight", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weight_decay_leaves_biases_and_norms_alone()
    {
        using TrainedNetwork network = new(seed: 1);
        double[] before = Values(network);

        // at this rate gradients hardly move anything, and a decay of 1e6 takes a hundredth
        network.Train(
            TrainedNetwork.Samples(10, 1), plan: plan => plan.AdamW(iterations: 1, learningRate: 1e-8, weightDecay: 1e6).ValidateEvery(1_000));
        double[] after = Values(network);
        foreach (var parameter in network.Description.Parameters.Where(parameter => parameter.IsTrained))
        {
            double change = after[parameter.Offset] - before[parameter.Offset];
            double expected = parameter.Shape.Count >= 2 ? -0.01 * before[parameter.Offset] : 0;
            Assert.Equal(expected, change, 1e-6);
        }
    }

    [Fact]
    public void Full_batches_train_by_L_BFGS_and_least_squares_are_refused()
    {
        using TrainedNetwork network = new(seed: 1);
        TrainingHistory history = network.Train(TrainedNetwork.Samples(40, 1), plan: plan => plan.LBfgs(30));
        Assert.True(history.Losses[^1] < history.Losses[0]);
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => network.Train(TrainedNetwork.Samples(40, 1), plan: plan => plan.LevenbergMarquardt(3)));
        Assert.Contains("no sum of squares", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Epochs_end_earlier_where_the_batch_grows_and_everything_counts_them()
    {
        using TrainedNetwork network = new(seed: 1, Precision.Single);
        int measured = 0;
        TrainingHistory history = network.Train(
            TrainedNetwork.Samples(40, 1),
            plan: plan => plan
                .Adam(epochs: 6, learningRate: 1e-2, schedule: LearningRateSchedule.Step(0.5, everyEpochs: 3)).MiniBatch(10).GrowBatch(2, everyEpochs: 2)
                .Validate(() => ++measured, everyEpochs: 2));
        Assert.Equal(4 + 4 + 2 + 2 + 1 + 1, history.Count);
        Assert.Equal([4, 8, 10, 12, 13, 14], history.Validations.Select(entry => entry.Iteration));
        Assert.Equal([1, 2, 3, 4, 5, 6], history.Validations.Select(entry => entry.Epoch));
        Assert.Equal(3, measured);
        Assert.Equal([1e-2, 5e-3], history.LearningRates.ToArray().Distinct());
        Assert.Equal(1e-2, history.LearningRates[9]);
        Assert.Equal(5e-3, history.LearningRates[10]);
        Assert.Contains("6 epochs", history.PlanDescription, StringComparison.Ordinal);
    }

    [Fact]
    public void Iterations_and_epochs_are_not_both_given() =>
        Assert.Throws<ArgumentException>(() => new TrainedNetwork().Train(TrainedNetwork.Samples(10, 1), plan: plan => plan.Adam(5, epochs: 2)));

    [Fact]
    public void A_saved_network_gives_the_same_bits_and_another_architecture_is_refused_by_its_first_difference()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using TrainedNetwork network = new(seed: 1);
            network.Train(TrainedNetwork.Samples(40, 1), plan: plan => plan.Adam(epochs: 3).MiniBatch(16));
            network.Save(path);
            using TrainedNetwork loaded = new(seed: 2);
            loaded.Load(path);
            Assert.Equal(State(network), State(loaded));
            using WiderNetwork wider = new();
            IReadOnlyList<string> taken = wider.LoadMatching(path);
            Assert.Contains("Encode/Conv2D/weight", taken);
            Assert.DoesNotContain("Head/Dense/weight", taken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Wrong_columns_are_refused_by_name_and_place()
    {
        Assert.Contains("[samples, 6, 6, 1]", Refusal(new float[2, 6, 5, 1], new int[2]), StringComparison.Ordinal);
        Assert.Contains("'Image' has 2", Refusal(new float[2, 6, 6, 1], new int[3]), StringComparison.Ordinal);
        Assert.Contains("class 3 in sample 1", Refusal(new float[2, 6, 6, 1], new int[] { 0, 3 }), StringComparison.Ordinal);
        float[] wrong = new float[72];
        wrong[40] = float.NaN;
        Assert.Contains("sample 1, number 4", Refusal(wrong, new int[2]), StringComparison.Ordinal);

        static string Refusal(Array images, int[] kinds) => Assert.Throws<ArgumentException>(() => new TrainedNetwork.Data(images, kinds)).Message;
    }

    private static double[] Values(NetworkModel network)
    {
        double[] values = new double[network.ParameterCount];
        network.GetParameters(values);
        return values;
    }

    /// <summary>The trained numbers, and predictions, which show running statistics and units too.</summary>
    private static double[] State(TrainedNetwork network)
    {
        TrainedNetwork.Data samples = TrainedNetwork.Samples(5, 9);
        return [.. Values(network), .. Enumerable.Range(0, 5).SelectMany(i => network.Predict(samples.Sample("Image", i)))];
    }
}
