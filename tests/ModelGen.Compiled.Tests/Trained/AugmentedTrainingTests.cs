using ModelGen.Training;

namespace ModelGen.Compiled.Tests.Trained;

/// <summary>Samples that are changed as they are loaded, and pairs of frames.</summary>
public class AugmentedTrainingTests
{
    [Fact]
    public void Changes_are_the_same_on_any_number_of_threads_and_new_in_every_epoch()
    {
        double[][] losses = [.. new[] { 1, 2, 3 }.Select(threads => Losses(threads, rate: 1e-2, isAugmented: true))];
        Assert.Equal(losses[0], losses[1]);
        Assert.Equal(losses[0], losses[2]);
        Assert.NotEqual(losses[0], Losses(1, rate: 1e-2, isAugmented: false));
    }

    [Fact]
    public void Without_steps_the_loss_of_an_epoch_changes_by_the_changes_alone()
    {
        double[] plain = Epochs(Losses(1, rate: 1e-300, isAugmented: false));
        double[] augmented = Epochs(Losses(1, rate: 1e-300, isAugmented: true));
        Assert.Equal(plain[0], plain[1], 1e-12);
        Assert.NotEqual(augmented[0], augmented[1], 1e-6);
    }

    [Fact]
    public void Measurements_see_the_samples_as_they_are()
    {
        using StepNetwork network = new(seed: 1);
        StepNetwork.Data frames = StepNetwork.Frames();
        Assert.Equal(network.Measure(frames), network.Measure(frames.Augmented(Augment.Noise(1))));
    }

    [Fact]
    public void Phases_and_full_batches_see_changes_of_their_own()
    {
        double[] losses = Losses(plan => plan.Sgd(iterations: 2, learningRate: 1e-300).Sgd(epochs: 1, learningRate: 1e-300).LBfgs(1));
        Assert.Equal(4, losses.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(9)]
    public void A_cancelled_training_with_changes_goes_on_in_the_middle_of_an_epoch_with_the_same_bits(int stopAfter)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            double[] whole = Losses(plan => Plan(plan));
            using CancellationTokenSource cancel = new();
            int seen = 0;
            double CancelInTime()
            {
                if (++seen == stopAfter)
                {
                    cancel.Cancel();
                }

                return 0;
            }

            Losses(plan => Plan(plan).Checkpoint(path, epochs: 10).Validate(CancelInTime, every: 1), cancel.Token);
            Assert.Equal(whole, Losses(plan => Plan(plan).ResumeFrom(path)));
        }
        finally
        {
            File.Delete(path);
        }

        // 3 iterations an epoch, then 2, then the second phase
        static TrainingPlan Plan(TrainingPlan plan) => plan.Adam(epochs: 3, learningRate: 1e-2).MiniBatch(12).GrowBatch(1.5, everyEpochs: 1)
            .Sgd(epochs: 2, learningRate: 1e-2).MiniBatch(12);
    }

    [Fact]
    public void A_step_in_time_is_learned_from_trajectories()
    {
        (StepNetwork.Data train, StepNetwork.Data test) = StepNetwork.Frames().SplitByTrajectory(0.75, seed: 1);
        using StepNetwork network = new(seed: 1);
        network.Train(train, test, plan => plan.Adam(epochs: 60, learningRate: 2e-2).MiniBatch(8));
        Assert.InRange(network.Measure(test)[0].Loss, 0, 1e-3);
    }

    private static double[] Losses(int threads, double rate, bool isAugmented)
    {
        using StepNetwork network = new(seed: 3, Precision.Double, threads);
        StepNetwork.Data data = StepNetwork.Frames();
        data = isAugmented ? data.Augmented(Augment.Shift(2, Boundary.Periodic, "Now"), Augment.Noise(0.1)) : data;
        return network.Train(data, plan: plan => plan.Sgd(epochs: 2, learningRate: rate).MiniBatch(8)).Losses.ToArray();
    }

    private static double[] Losses(Action<TrainingPlan> plan, CancellationToken cancel = default)
    {
        using StepNetwork network = new(seed: 3, Precision.Double, threads: 2);
        return network.Train(StepNetwork.Frames().Augmented(Augment.Noise(0.1)), plan: plan, cancel: cancel).Losses.ToArray();
    }

    private static double[] Epochs(double[] losses) => [.. losses.Chunk(losses.Length / 2).Select(epoch => epoch.Average())];
}
