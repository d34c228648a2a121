using ModelGen.Examples.Data;
using ModelGen.Training;

namespace ModelGen.Examples;

/// <summary>Either network, trained on and rolled out over trajectories.</summary>
public sealed class StepModel : IDisposable
{
    /// <summary>Samples of a batch, and visits of the data set.</summary>
    public const int Batch = 16, Epochs = 30;

    private readonly INetwork _network;

    /// <summary>The network for fields of so many components, in single precision unless asked otherwise.</summary>
    public StepModel(int components, int seed, int threads, Precision precision)
    {
        Network = components == 1 ? new DensityStep(seed, precision, threads) : new VelocityStep(seed, precision, threads);
        _network = Network;
    }

    /// <summary>The network.</summary>
    public NetworkModel Network { get; }

    /// <summary>Trains on all pairs of neighbouring frames.</summary>
    /// <param name="training">[trajectory, time, x, y, component].</param>
    /// <param name="validation">Other trajectories, which decide what parameters are kept.</param>
    /// <param name="iterations">Batches; null for <see cref="Epochs"/>.</param>
    /// <param name="progress">Live progress; null for none.</param>
    /// <param name="cancel">Ends it.</param>
    public TrainingHistory Train(GridData training, GridData validation, int? iterations, IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        TrainingHistory history = _network.Train(Pairs(training), Pairs(validation), Plan, progress, cancel);
        cancel.ThrowIfCancellationRequested();
        return history;

        void Plan(TrainingPlan plan) => plan
            .Adam(iterations ?? 0, 3e-3, LearningRateSchedule.OneCycle(), epochs: iterations is null ? Epochs : 0)
            .MiniBatch(Batch);
    }

    /// <summary>The mean relative L2 error of one step, over all pairs of neighbouring frames.</summary>
    public double Error(GridData frames) => _network.Measure(Pairs(frames))[0].Value;

    /// <summary>How the error grows from the first frames on, each step from the one before.</summary>
    public RolloutErrors MeasureRollout(GridData frames) => _network.MeasureRollout(frames.ToSamples());

    /// <summary>The trajectories from their first frames on, each step from the one before.</summary>
    /// <param name="frames">[trajectory, time, x, y, component], of which the first of each is read.</param>
    /// <returns>The frames that follow.</returns>
    public GridData Roll(GridData frames)
    {
        int steps = frames.Shape[1] - 1;
        GridData first = frames.Part(axis: 1, first: 0, count: 1);
        float[] rolled = new float[first.Values.Length * steps];
        _network.Rollout(first.Values, steps, rolled);
        return new GridData([frames.Shape[0], steps, .. frames.Shape.Skip(2)], rolled);
    }

    private NamedSamples Pairs(GridData frames) => NamedSamples.FromTrajectories(_network.Description, frames.ToSamples());

    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();
}
