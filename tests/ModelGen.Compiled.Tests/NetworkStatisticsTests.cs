using ModelGen.Compiled.Tests.Oracle;
using ModelGen.Training;

namespace ModelGen.Compiled.Tests;

/// <summary>What differs between training, prediction and repeated prediction: batch statistics, dropout, random numbers, fitted units.</summary>
public class NetworkStatisticsTests
{
    private const int Count = 40;

    [Fact]
    public void Running_statistics_are_those_of_the_first_batch_and_move_to_later_ones_by_their_momentum()
    {
        const int Epochs = 3;
        (double[] x, double[] t) = Numbers(24, 24);
        double[] later = [.. x.Select((number, i) => (2 + i % 2) * number - 1.5)];
        using var model = new BatchFirst(seed: 1, threads: 2);
        model.Train(new BatchFirst.Data(x, t), plan: plan => Plan(plan, epochs: 1));
        Assert.True(IsNear(Moved(model, x, x, moves: 0), model.Predict(x)));
        model.Train(new BatchFirst.Data(later, t), plan: plan => Plan(plan, Epochs));
        double[] predicted = model.Predict(x);
        Assert.Equal([Epochs], Enumerable.Range(0, 2 * Epochs).Where(moves => IsNear(Moved(model, x, later, moves), predicted)));

        static TrainingPlan Plan(TrainingPlan plan, int epochs) => plan.Adam(epochs: epochs, learningRate: 0.1).MiniBatch(Count).KeepLast();
    }

    [Fact]
    public void Gradients_leave_running_statistics_as_they_are()
    {
        (double[] x, double[] t) = Numbers(24, 24);
        using var model = new BatchFirst(seed: 1);
        double[] before = model.Predict(x);
        model.LossAndGradient(new BatchFirst.Data(x, t), new double[model.ParameterCount]);
        Assert.Equal(before, model.Predict(x));
    }

    [Fact]
    public void Units_are_those_of_the_training_data()
    {
        (double[] x, double[] t) = Numbers(24, 24);
        x = [.. x.Select((number, i) => i % 2 == 0 ? 3 * number - 1 : number / 7)];
        t = [.. t.Select((number, i) => i % 2 == 0 ? 100 * number : number + 4)];
        using var model = new NormalizedUnits(seed: 1);
        model.Train(new NormalizedUnits.Data(x, t), plan: plan => plan.Adam(epochs: 1).MiniBatch(Count));
        var oracle = new NetworkOracle(model, new Dictionary<string, Grid>
        {
            ["X"] = Columns(x, [3, 4, 2])["X"],
            ["T"] = Columns(t, [3, 4, 2])["X"],
        });
        foreach ((string name, double[] numbers) in new[] { ("X", x), ("T", t) })
        {
            double[][] channels = [.. Enumerable.Range(0, 2).Select(c => numbers.Where((_, i) => i % 2 == c).ToArray())];
            oracle.Statistics[name + "/mean"] = [.. channels.Select(channel => channel.Average())];
            oracle.Statistics[name + "/deviation"] = [.. channels.Select(channel => Math.Sqrt(channel.Average(n => Math.Pow(n - channel.Average(), 2))))];
        }

        Assert.True(IsNear(oracle.Evaluate(model.Y.Expression), model.Predict(x)));
    }

    [Fact]
    public void Dropout_leaves_out_its_share_and_keeps_the_mean()
    {
        double[] ones = [.. Enumerable.Repeat(1.0, Count * 24)];
        using var model = new DroppedInput(seed: 1, threads: 2);
        Assert.Equal(ones, model.Predict(ones));
        const int Samples = 400;
        (double[] mean, double[] deviation) = model.Predict(ones, Samples, seed: 7);

        // 0 with probability 1/4, else 4/3
        double expected = 4.0 / 3 * Math.Sqrt(0.25 * 0.75);
        Assert.InRange(mean.Average(), 0.99, 1.01);
        Assert.InRange(mean.Max(number => Math.Abs(number - 1)), 0, 5 * expected / Math.Sqrt(Samples));
        Assert.InRange(deviation.Average(), 0.98 * expected, 1.02 * expected);
        Assert.Equal(mean, model.Predict(ones, Samples, seed: 7).Mean);
        Assert.NotEqual(mean, model.Predict(ones, Samples, seed: 8).Mean);
    }

    [Fact]
    public void Normal_numbers_are_normal_and_predictions_have_their_mean()
    {
        double[] x = Numbers(3, 3).X;
        using var model = new NoisyInput(seed: 1);
        Assert.Equal(x, model.Predict(x));
        (double[] mean, double[] deviation) = model.Predict(x, samples: 500, seed: 3);
        Assert.InRange(mean.Zip(x, (a, b) => a - b).Average(), -0.01, 0.01);
        Assert.InRange(deviation.Average(), 0.49, 0.51);
    }

    [Fact]
    public void Random_numbers_are_the_same_on_any_number_of_threads()
    {
        double[] x = Numbers(24, 24).X;
        double[][] means = [.. new[] { 1, 2, 3 }.Select(threads =>
        {
            using var model = new DroppedInput(seed: 1, threads: threads);
            return model.Predict(x, samples: 3, seed: 7).Mean;
        })];
        Assert.Equal(means[0], means[1]);
        Assert.Equal(means[0], means[2]);
    }

    [Fact]
    public void A_shared_helper_has_the_parameters_of_one_call()
    {
        using var model = new SharedSteps();
        Assert.Equal(
            ["Step/Conv2D/weight", "Step/Conv2D/bias", "Step/BatchNorm/scale", "Step/BatchNorm/shift", "Step/BatchNorm/mean", "Step/BatchNorm/variance"],
            model.Description.Parameters.Select(parameter => parameter.Path));
        Assert.Equal(2 * 9 * 2 + 2 + 2 + 2, model.ParameterCount);
    }

    [Fact]
    public void Layers_are_named_by_their_calls_and_show_what_they_give()
    {
        using var model = new ConvZero();
        Assert.Equal(["Y/Conv2D", "Y/Conv2D2"], model.Description.Layers.Select(layer => layer.Path));
        Assert.Equal("[7, 9, 4] [4, 3, 5]", string.Join(" ", model.Description.Layers.Select(layer => $"[{string.Join(", ", layer.Sizes)}]")));
        double[] x = Numbers(7 * 9 * 3, 1).X;
        Assert.Equal(model.Predict(x), model.ValuesOf("Y/Conv2D2", x));
        Assert.Throws<ArgumentException>(() => model.ValuesOf("Y/Dense", x));
    }

    /// <summary>What predictions are where the running statistics were those of x and have moved so often towards those of later numbers.</summary>
    private static Grid Moved(BatchFirst model, double[] x, double[] later, int moves)
    {
        double share = 1 - Math.Pow(0.75, moves);
        double[] mean = new double[2];
        double[] variance = new double[2];
        for (int c = 0; c < 2; c++)
        {
            (double mean0, double variance0) = Moments(x, c);
            (double mean1, double variance1) = Moments(later, c);
            mean[c] = (1 - share) * mean0 + share * mean1;
            variance[c] = (1 - share) * variance0 + share * variance1;
        }

        var oracle = new NetworkOracle(model, Columns(x, [3, 4, 2])) { Statistics = { ["Y/BatchNorm/mean"] = mean, ["Y/BatchNorm/variance"] = variance } };
        return oracle.Evaluate(model.Y.Expression);
    }

    private static (double Mean, double Variance) Moments(double[] x, int channel)
    {
        double[] all = [.. x.Where((_, i) => i % 2 == channel)];
        return (all.Average(), all.Sum(number => Math.Pow(number - all.Average(), 2)) / (all.Length - 1));
    }

    private static (double[] X, double[] T) Numbers(int x, int t)
    {
        var random = new Random(9);
        double[] Make(int length) => [.. Enumerable.Range(0, Count * length).Select(_ => 2 * random.NextDouble() - 1)];
        return (Make(x), Make(t));
    }

    private static Dictionary<string, Grid> Columns(double[] x, int[] sizes) =>
        new() { ["X"] = new Grid(sizes, [.. x.Chunk(x.Length / Count)]) };

    private static bool IsNear(Grid expected, double[] actual)
    {
        double[] numbers = [.. expected.Samples.SelectMany(sample => sample)];
        Assert.Equal(numbers.Length, actual.Length);
        return numbers.Zip(actual, (a, b) => Math.Abs(a - b)).Max() <= 1e-11 * (1 + numbers.Max(Math.Abs));
    }
}
