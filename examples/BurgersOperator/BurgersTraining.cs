using ModelGen.Examples.Data;
using ModelGen.Examples.Plots;
using ModelGen.Training;

namespace ModelGen.Examples;

/// <summary>The network and what it is trained and tested on.</summary>
/// <param name="solutions">[sample, start and end, x], as fine as they were solved.</param>
/// <param name="training">How many of them train; the others test, and decide nothing.</param>
/// <param name="options">The command line.</param>
public sealed class BurgersTraining(GridData solutions, int training, ExampleOptions options) : IDisposable
{
    private const int Epochs = 200, Batch = 20;

    private readonly GridData _unseen = solutions.Slice(training, solutions.Shape[0] - training);

    /// <summary>The network.</summary>
    public BurgersOperator Network { get; } =
        new(options.Seed, options.SinglePrecision ? Precision.Single : Precision.Double, options.Threads ?? 0);

    /// <summary>The mean relative L2 error of the test samples.</summary>
    public double Error => Measure(Network);

    /// <summary>The same of the operator at another number of points, with parameters from a file.</summary>
    public double ErrorOf(NetworkModel other, string path)
    {
        using (other)
        {
            other.LoadMatching(path);
            return Measure(other);
        }
    }

    /// <summary>Trains, and tells the error of the test samples now and then.</summary>
    public TrainingHistory Train(IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        TrainingHistory history = ((INetwork)Network).Train(Samples(Network, solutions.Slice(0, training)), Samples(Network, _unseen), Plan, progress, cancel);
        cancel.ThrowIfCancellationRequested();
        return history;

        void Plan(TrainingPlan plan) => plan
            .Adam(options.Iterations ?? 0, 3e-3, LearningRateSchedule.OneCycle(), epochs: options.Iterations is null ? Epochs : 0)
            .MiniBatch(Batch)
            .ValidateEvery(epochs: 10)
            .KeepLast();
    }

    /// <summary>The picture.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="history">Of the training.</param>
    public OperatorFigure Figure(string title, TrainingHistory history)
    {
        NamedSamples test = Samples(Network, _unseen);
        (double[] Start, double[] End, double[] Prediction)[] samples = [.. Enumerable.Range(0, test.Count).Select(i =>
        {
            double[] start = test.Sample("Start", i);
            return (start, test.Sample("End", i), Network.Predict(start));
        })];
        return new OperatorFigure
        {
            Title = title,
            Input = "u(x, 0)",
            Output = "u(x, 1)",
            Results = [.. samples.Take(3).Select(sample => new OperatorResult(sample.Start, sample.End, sample.Prediction, IsLine: true))],
            Errors = [.. samples.Select(sample => FieldErrors.RelativeL2<double>(sample.Prediction, sample.End))],
            Losses = history.LearningCurves(every: Math.Max(1, training / Batch)),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();

    private double Measure(INetwork network) => network.Measure(Samples(network, _unseen))[0].Value;

    /// <summary>At the points of a network.</summary>
    private static NamedSamples Samples(INetwork network, GridData some)
    {
        GridData coarse = some.EveryNth(some.Shape[2] / network.Description.Columns[0].Sizes[0], 2);
        return new NamedSamples(network.Description, new Dictionary<string, SampleArray>
        {
            ["Start"] = coarse.At(axis: 1, place: 0).ToSamples(),
            ["End"] = coarse.At(axis: 1, place: 1).ToSamples(),
        });
    }
}
