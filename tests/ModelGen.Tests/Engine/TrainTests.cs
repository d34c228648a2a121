using ModelGen.Kernels;
using ModelGen.Tests.IO;
using ModelGen.Training;

namespace ModelGen.Tests.Engine;

public class TrainTests
{
    [Theory]
    [InlineData(Precision.Double)]
    [InlineData(Precision.Single)]
    public void Training_lowers_the_loss_and_evaluation_follows(Precision precision)
    {
        using WaveModel model = new WaveModel(terms: 6, precision: precision).WithParameters().WithProbes();
        double before = model.Loss();
        double valueBefore = model.EvaluateAt(0.3, 0.7);
        TrainingHistory history = model.Train(plan => plan.Adam(iterations: 200, learningRate: 0.02));

        Assert.Equal(200, history.Count);
        Assert.Equal(["Interior", "Start", "Data", "Anchor"], history.TermNames);
        Assert.True(model.Loss() < 0.7 * before, $"{before} -> {model.Loss()}");
        Assert.NotEqual(valueBefore, model.EvaluateAt(0.3, 0.7));
        Assert.Equal(model.Reference(0.3, 0.7), model.EvaluateAt(0.3, 0.7), precision == Precision.Double ? 1e-12 : 1e-5);
    }

    [Fact]
    public void Training_gives_the_same_bits_on_any_number_of_threads()
    {
        double[][] trained = [.. new[] { 1, 2, 3 }.Select(Trained)];
        Assert.Equal(trained[0], trained[1]);
        Assert.Equal(trained[0], trained[2]);

        static double[] Trained(int threads)
        {
            using WaveModel model = new WaveModel(terms: 6, threads: threads).WithParameters().WithProbes();
            model.Train(plan => plan.Adam(iterations: 30).ResampleEvery(10).LevenbergMarquardt(iterations: 12));
            double[] parameters = new double[model.ParameterCount];
            model.GetParameters(parameters);
            return parameters;
        }
    }

    [Fact]
    public void A_checkpoint_is_refused_when_the_body_of_an_equation_has_changed_and_saved_weights_are_not()
    {
        using TemporaryFolder folder = new();
        string checkpoint = Path.Combine(folder.Path, "run.safetensors");
        string weights = Path.Combine(folder.Path, "model.safetensors");
        using WaveModel before = new WaveModel(loss: "D(U, X) == U").WithProbes();
        before.Train(plan => plan.Adam(3).Checkpoint(checkpoint, iterations: 2));
        before.Save(weights);

        using WaveModel after = new WaveModel(loss: "D(U, X, X) == U").WithProbes();
        Assert.Contains(
            "before its declaration changed",
            Assert.Throws<InvalidDataException>(() => after.Train(plan => plan.Adam(5).ResumeFrom(checkpoint))).Message,
            StringComparison.Ordinal);
        after.Load(weights);
        Assert.Equal(before.Reference(0.3, 0.7), after.Reference(0.3, 0.7));
    }

    [Theory]
    [InlineData(null, 8.0, "read its inputs as they are; now it reads input 1 from [0, 8] mapped to [-1, 1]")]
    [InlineData(8.0, null, "read input 1 from [0, 8] mapped to [-1, 1]; now it reads its inputs as they are")]
    [InlineData(8.0, 8.000000000000002, "now it reads input 1 from [0, 8.000000000000002]")]
    public void Checkpoints_and_files_are_refused_when_inputs_are_mapped_otherwise(double? from, double? to, string difference)
    {
        using TemporaryFolder folder = new();
        string checkpoint = Path.Combine(folder.Path, "run.safetensors");
        string weights = Path.Combine(folder.Path, "model.safetensors");
        using WaveModel before = new WaveModel(scaled: Mapped(from)).WithProbes();
        before.Train(plan => plan.Adam(3).Checkpoint(checkpoint, iterations: 2));
        before.Save(weights);
        using WaveModel after = new WaveModel(seed: 2, scaled: Mapped(to)).WithProbes();
        double value = after.Reference(0.3, 0.7);

        Assert.Contains(
            "its inputs were mapped otherwise",
            Assert.Throws<InvalidDataException>(() => after.Train(plan => plan.WithoutScales().Adam(5).ResumeFrom(checkpoint))).Message,
            StringComparison.Ordinal);
        Assert.Contains(difference, Assert.Throws<InvalidDataException>(() => after.Load(weights)).Message, StringComparison.Ordinal);
        Assert.Equal(value, after.Reference(0.3, 0.7));

        static ScaledInputDescription? Mapped(double? upper) => upper is { } end ? new ScaledInputDescription("F", 1, "T", 0, end) : null;
    }

    [Fact]
    public void What_training_relies_on_is_not_replaced_under_it()
    {
        using WaveModel model = new WaveModel().WithProbes();
        Inline progress = new(_ =>
        {
            Assert.Contains("the points of 'Start'", Refusal(() => model.SetPoints("Start", [0])), StringComparison.Ordinal);
            Assert.Contains("observed data", Refusal(() => model.WithProbes()), StringComparison.Ordinal);
            Assert.Contains("the sampler", Refusal(() => model.Sampler = PointSampler.Halton), StringComparison.Ordinal);
        });
        model.Train(plan => plan.Adam(3), progress);
        model.SetPoints("Start", [0]);

        static string Refusal(Action change) => Assert.Throws<InvalidOperationException>(change).Message;
    }

    [Fact]
    public void A_float_model_that_is_asked_for_Levenberg_Marquardt_says_so()
    {
        using WaveModel model = new WaveModel(precision: Precision.Single).WithProbes();
        Assert.Contains(
            "double precision",
            Assert.Throws<ArgumentException>(() => model.Train(plan => plan.LevenbergMarquardt(iterations: 3))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_in_training_is_neither_trained_twice_nor_disposed()
    {
        using WaveModel model = new WaveModel().WithProbes();
        using CancellationTokenSource cancel = new();
        bool reported = false;
        Inline progress = new(_ =>
        {
            reported = true;
            Assert.Throws<InvalidOperationException>(() => model.Train());
            Assert.Throws<InvalidOperationException>(model.Dispose);
            Assert.True(double.IsFinite(model.EvaluateAt(0.1, 0.1)));
            cancel.Cancel();
        });

        Assert.Equal(TrainingOutcome.Cancelled, model.Train(plan => plan.Adam(iterations: 100_000), progress, cancel.Token).Outcome);
        Assert.True(reported);
    }

    private sealed class Inline(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
