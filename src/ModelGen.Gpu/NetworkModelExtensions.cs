using ModelGen.Training;

namespace ModelGen.Gpu;

/// <summary>Networks on samples compute on the processor: who asks for a device is told while compiling.</summary>
public static class NetworkModelExtensions
{
    private const string Notice = "MG4005: networks on samples compute on the processor only; leave the device out.";

    /// <summary>There are no kernels of networks on samples for devices.</summary>
    [Obsolete(Notice, error: true)]
    public static TrainingHistory Train(this NetworkModel model, SampleSet data, Device device) => throw new NotSupportedException(Notice);

    /// <inheritdoc cref="Train(NetworkModel, SampleSet, Device)"/>
    [Obsolete(Notice, error: true)]
    public static TrainingHistory Train(this NetworkModel model, SampleSet data, SampleSet? validation, Action<TrainingPlan>? plan, Device device) =>
        throw new NotSupportedException(Notice);
}
