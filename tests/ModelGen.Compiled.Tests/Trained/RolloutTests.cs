namespace ModelGen.Compiled.Tests.Trained;

public class RolloutTests
{
    private const int Size = 8;

    [Fact]
    public void Each_step_starts_from_the_one_before()
    {
        using Unrolled network = new(seed: 1);
        double[] window = Numbers(5 * Size * 2), rolled = network.Rollout(window, steps: 4);
        for (int step = 0; step < 4; step++)
        {
            double[] next = network.Predict(window);
            for (int sample = 0; sample < 5; sample++)
            {
                Assert.Equal(next[(sample * Size)..((sample + 1) * Size)], rolled[((sample * 4 + step) * Size)..((sample * 4 + step + 1) * Size)]);
            }

            window = [.. Enumerable.Range(0, window.Length).Select(i => i % 2 == 0 ? window[i + 1] : next[i / 2])];
        }
    }

    [Fact]
    public void Other_inputs_stay_and_other_outputs_are_left_out()
    {
        using DrivenStep network = new(seed: 1);
        double[] force = Numbers(3 * 2), field = Numbers(3 * 6), rolled = network.Rollout(force, field, steps: 2);
        double[] energy = new double[3], first = new double[18], second = new double[18];
        network.Predict(force, field, energy, first);
        network.Predict(force, first, energy, second);
        Assert.Equal(first[6..12], rolled[12..18]);
        Assert.Equal(second[6..12], rolled[18..24]);
        double[] any = new double[36];
        ((INetwork)network).Rollout([.. force, .. field], 2, any);
        Assert.Equal(rolled, any);
        Assert.Throws<InvalidOperationException>(() => ((INetwork)network).MeasureRollout(new float[1, 3, 6, 1]));
    }

    [Fact]
    public void A_second_rollout_allocates_nothing()
    {
        using Unrolled network = new(seed: 1, threads: 1);
        float[] window = new float[70 * Size * 2], rolled = new float[70 * 3 * Size];
        network.Rollout(window, 3, rolled);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Rollout(window, 3, rolled);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Trajectories_give_the_frames_of_the_input_and_those_that_follow()
    {
        double[,,,] frames = new double[3, 12, Size, 1];
        for (int i = 0; i < frames.Length; i++)
        {
            frames[i / 96, i / 8 % 12, i % 8, 0] = i;
        }

        Unrolled.Data data = Unrolled.Data.FromTrajectories(frames, ahead: 2);
        Assert.Equal(3 * 4, data.Count);
        double start = 2 * 96 + 3 * 8;
        Assert.Equal([start, start + 16, start + 1, start + 17], data.Sample("Frames", 11)[..4]);
        Assert.Equal([start + 32, start + 33], data.Sample("At1", 11)[..2]);
        Assert.Equal(start + 48, data.Sample("At2", 11)[0]);
        Assert.Equal(start + 64 + 7, data.Sample("At3", 11)[7]);
        NamedSamples named = NamedSamples.FromTrajectories(new Unrolled(seed: 1).Description, frames, ahead: 2);
        Assert.Equal(data.Sample("Frames", 5), named.Sample("Frames", 5));
        Assert.Contains(
            "no 5 frames", Assert.Throws<ArgumentException>(() => Unrolled.Data.FromTrajectories(frames, ahead: 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_reads_frames_as_samples_have_them()
    {
        using Unrolled network = new(seed: 1) { One = 1, Three = 1, Pushed = 1 };
        Unrolled.Data frames = Waves();
        SampleArray Column(string name) => Enumerable.Range(0, frames.Count).SelectMany(i => frames.Sample(name, i)).ToArray();
        Unrolled.Data copied = new(Column("Frames"), Column("At1"), Column("At2"), Column("At3"));
        double[] own = new double[network.ParameterCount], expected = new double[network.ParameterCount];
        Assert.Equal(network.LossAndGradient(copied, expected), network.LossAndGradient(frames, own));
        Assert.Equal(expected, own);
    }

    [Fact]
    public void Gradients_pass_through_all_steps()
    {
        using Unrolled network = new(seed: 1);
        Assert.InRange(network.CheckGradients(Waves()), 0, 1e-7);
    }

    [Fact]
    public void Pushing_forward_trains_a_step_on_what_the_network_itself_gives()
    {
        using Unrolled network = new(seed: 1) { Three = 0, Pushed = 1 };
        Unrolled.Data data = Waves();
        double[] pushed = new double[network.ParameterCount], alone = new double[network.ParameterCount];
        double loss = network.LossAndGradient(data, pushed);
        double[] windows = [.. Enumerable.Range(0, data.Count).SelectMany(i =>
        {
            double[] window = data.Sample("Frames", i), next = network.Predict(window);
            return Enumerable.Range(0, window.Length).Select(k => k % 2 == 0 ? window[k + 1] : next[k / 2]);
        })];
        double[] second = [.. Enumerable.Range(0, data.Count).SelectMany(i => data.Sample("At2", i))];
        (network.One, network.Pushed) = (1, 0);
        Assert.Equal(loss, network.LossAndGradient(new Unrolled.Data(windows, second, second, second), alone), 1e-13);
        Assert.All(pushed.Zip(alone), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        Assert.True(pushed.Max(Math.Abs) > 1e-3);
    }

    [Fact]
    public void Errors_of_a_rollout_are_those_of_its_predictions()
    {
        using Unrolled network = new(seed: 1);
        network.Train(Waves(), plan: plan => plan.Adam(epochs: 40, learningRate: 1e-2).MiniBatch(8));
        double[,,,] waves = Frames();
        RolloutErrors measured = network.MeasureRollout(waves);
        int[] places = [.. Enumerable.Range(0, Size)];
        double[] windows = [.. from t in places from x in places from f in Enumerable.Range(0, 2) select waves[t, f, x, 0]];
        double[] truth = [.. from t in places from f in Enumerable.Range(2, 5) from x in places select waves[t, f, x, 0]];
        SampleArray Steps(double[] numbers) => SampleArray.FromArray(numbers).Reshaped(5, Size, 1);
        RolloutErrors expected = RolloutErrors.Of(Steps(network.Rollout(windows, 5)), Steps(truth));
        Assert.Equal(expected.RelativeL2, measured.RelativeL2);
        Assert.Equal(expected.NormalizedRmse, measured.NormalizedRmse);
        Assert.Equal(expected.WholeRelativeL2, measured.WholeRelativeL2);
        Assert.Equal(5, measured.RelativeL2.Count);
        Assert.True(measured.RelativeL2[4] < 0.5 * RolloutErrors.OfPersistence(waves, frames: 2).RelativeL2[4]);
        Assert.Equal(2, network.MeasureRollout(waves, ahead: 2).RelativeL2.Count);
        Assert.Contains(
            "[trajectory, time, 8, 1]",
            Assert.Throws<ArgumentException>(() => network.MeasureRollout(new float[2, 7, 8, 2])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "have none behind 2", Assert.Throws<ArgumentException>(() => network.MeasureRollout(new float[2, 2, 8, 1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_that_cannot_go_on_say_so()
    {
        using TrainedNetwork network = new(seed: 1);
        Assert.Contains(
            "cannot go on",
            Assert.Throws<InvalidOperationException>(() => ((INetwork)network).Rollout(new double[2], 1, new double[2])).Message,
            StringComparison.Ordinal);
        using Unrolled unrolled = new(seed: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => unrolled.Rollout(new double[16], 0));
        Assert.Throws<ArgumentException>(() => unrolled.Rollout(new double[16], 2, new double[8]));
    }

    private static double[] Numbers(int count)
    {
        Random random = new(5);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
    }

    private static Unrolled.Data Waves() => Unrolled.Data.FromTrajectories(Frames());

    // waves that move by a pixel a frame, [trajectory, time, x, 1]
    private static double[,,,] Frames()
    {
        double[] waves = Numbers(8 * Size);
        double[,,,] frames = new double[8, 7, Size, 1];
        for (int i = 0; i < frames.Length; i++)
        {
            (int trajectory, int time, int x) = (i / (7 * Size), i / Size % 7, i % Size);
            frames[trajectory, time, x, 0] = waves[trajectory * Size + (x - time + Size) % Size];
        }

        return frames;
    }
}
