using ModelGen.Examples.Data;
using ModelGen.Examples.Plots;
using ModelGen.Training;

namespace ModelGen.Examples;

/// <summary>The network and what it is trained and tested on.</summary>
/// <param name="frames">[trajectory, time, x, y, 1].</param>
/// <param name="training">How many trajectories train; the others test, and decide nothing.</param>
/// <param name="options">The command line.</param>
public sealed class VorticityTraining(GridData frames, int training, ExampleOptions options) : IDisposable
{
    private const int Epochs = 50, Batch = 16;

    private readonly GridData _test = frames.Slice(training, frames.Shape[0] - training);

    /// <summary>The network.</summary>
    public VorticityStep Network { get; } = new(options.Seed, options.SinglePrecision ? Precision.Single : Precision.Double, options.Threads ?? 0);

    /// <summary>How the error grows over the test trajectories, from their first ten frames on.</summary>
    public RolloutErrors Errors => Network.MeasureRollout(_test.ToSamples());

    /// <summary>Trains single steps, and tells their error on the test trajectories now and then.</summary>
    public TrainingHistory Train(IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        VorticityStep.Data samples = VorticityStep.Data.FromTrajectories(frames.Slice(0, training).ToSamples());
        TrainingHistory history = Network.Train(samples, VorticityStep.Data.FromTrajectories(_test.ToSamples()), Plan, progress, cancel);
        cancel.ThrowIfCancellationRequested();
        return history;

        void Plan(TrainingPlan plan) => plan
            .Adam(options.Iterations ?? 0, 3e-3, LearningRateSchedule.OneCycle(), epochs: options.Iterations is null ? Epochs : 0)
            .MiniBatch(Batch)
            .ValidateEvery(epochs: 5)
            .KeepLast();
    }

    /// <summary>The picture of the first test trajectory.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="history">Of the training.</param>
    public RolloutFigure Figure(string title, TrainingHistory history)
    {
        int steps = frames.Shape[1] - VorticityStep.Given;
        double[] window = VorticityStep.Data.FromTrajectories(_test.ToSamples()).Sample("W", 0), predictions = Network.Rollout(window, steps);
        return new RolloutFigure
        {
            Title = title,
            Quantity = "w",
            Truth = _test.Slice(0, 1),
            Prediction = new GridData([1, steps, .. frames.Shape.Skip(2)], [.. predictions.Select(number => (float)number)]),
            Steps = [1, (steps + 1) / 2, steps],
            Errors = Errors,
            Persistence = RolloutErrors.OfPersistence(_test.ToSamples(), VorticityStep.Given),
            Losses = history.LearningCurves(every: Math.Max(1, training * steps / Batch)),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();
}
