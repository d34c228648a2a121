using ModelGen.Examples.Data;
using ModelGen.Examples.Plots;
using ModelGen.Training;

namespace ModelGen.Examples;

/// <summary>The network and what it is trained and tested on.</summary>
/// <param name="solutions">[sample, a and u, x, y].</param>
/// <param name="training">How many of them train; the others test, and decide nothing.</param>
/// <param name="options">The command line.</param>
public sealed class DarcyTraining(GridData solutions, int training, ExampleOptions options) : IDisposable
{
    private const int Epochs = 50, Batch = 16;

    private readonly DarcyFlow.Data _test = Samples(solutions.Slice(training, solutions.Shape[0] - training));

    /// <summary>The network.</summary>
    public DarcyFlow Network { get; } = new(options.Seed, options.SinglePrecision ? Precision.Single : Precision.Double, options.Threads ?? 0);

    /// <summary>The mean relative L2 error of the test samples.</summary>
    public double Error => Network.Measure(_test)[0].Value;

    /// <summary>Trains, on what the square's symmetries make of the samples, and tells the error of the test samples now and then.</summary>
    public TrainingHistory Train(IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        DarcyFlow.Data samples = Samples(solutions.Slice(0, training)).Augmented(Augment.Flip(axis: 0), Augment.Flip(axis: 1), new Exchange());
        TrainingHistory history = Network.Train(samples, _test, Plan, progress, cancel);
        cancel.ThrowIfCancellationRequested();
        return history;

        void Plan(TrainingPlan plan) => plan
            .Adam(options.Iterations ?? 0, 3e-3, LearningRateSchedule.OneCycle(), epochs: options.Iterations is null ? Epochs : 0)
            .MiniBatch(Batch)
            .ValidateEvery(epochs: 5)
            .KeepLast();
    }

    /// <summary>The picture.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="history">Of the training.</param>
    public OperatorFigure Figure(string title, TrainingHistory history)
    {
        (double[] A, double[] U, double[] Prediction)[] samples = [.. Enumerable.Range(0, _test.Count).Select(i =>
        {
            double[] a = _test.Sample("A", i);
            return (a, _test.Sample("U", i), Network.Predict(a));
        })];
        return new OperatorFigure
        {
            Title = title,
            Input = "a",
            Output = "u",
            Results = [.. samples.Take(3).Select(sample => new OperatorResult(sample.A, sample.U, sample.Prediction))],
            Errors = [.. samples.Select(sample => FieldErrors.RelativeL2<double>(sample.Prediction, sample.U))],
            Losses = history.LearningCurves(every: Math.Max(1, training / Batch)),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();

    private static DarcyFlow.Data Samples(GridData some) => new(some.At(axis: 1, place: 0).ToSamples(), some.At(axis: 1, place: 1).ToSamples());
}
