using System.Numerics;
using ILGPU.Runtime;
using ModelGen.Training;

namespace ModelGen.Gpu;

/// <summary>A model on a device, whatever the precision.</summary>
internal abstract class DeviceSession : IDisposable
{
    /// <summary>The model's session on a device; made when first asked for, disposed with the model.</summary>
    /// <exception cref="DeviceException">The model has no kernels for devices, or the device cannot be used.</exception>
    public static DeviceSession Of(PinnModel model, Device device)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(device);
        lock (device.Gate)
        {
            // one for each connection: after a kernel has failed on the old one, its session is only there for a training that still runs
            DeviceConnection connection = device.Connection;
            try
            {
                return model.Session<DeviceSession>(connection, () => model.Precision == Precision.Single
                    ? new DeviceSession<float, DeviceFloat>(connection, model)
                    : new DeviceSession<double, DeviceDouble>(connection, model));
            }
            catch (AcceleratorException failure)
            {
                throw connection.Stopped(failure);
            }
        }
    }

    /// <summary>[model coordinate][n] to [component][n].</summary>
    public abstract void Evaluate(int program, ReadOnlySpan<double> coordinates, int n, Span<double> components);

    /// <summary>Trains by a plan; afterwards the processor has the parameters.</summary>
    public abstract TrainingHistory Train(TrainingPlan plan, IProgress<TrainingProgress>? progress, CancellationToken cancel);

    /// <summary>The weighted loss and its gradient, [P].</summary>
    public abstract double LossAndGradient(Span<double> gradient);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>A model on a device.</summary>
internal sealed class DeviceSession<T, L>(DeviceConnection device, PinnModel model) : DeviceSession
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where L : unmanaged, IDeviceLane<L>
{
    private readonly DeviceModel<T, L> _model = new(device, model);
    private DeviceObjective<T, L>? _objective;

    /// <summary>What optimisers see.</summary>
    public DeviceObjective<T, L> Objective
    {
        get
        {
            // compiles kernels
            lock (device.Gate)
            {
                return _objective ??= new DeviceObjective<T, L>(_model);
            }
        }
    }

    public override void Evaluate(int program, ReadOnlySpan<double> coordinates, int n, Span<double> components)
    {
        lock (device.Gate)
        {
            // whoever disposes the model waits for this gate before it frees what is used here
            model.ThrowIfDisposed();
            try
            {
                _model.Evaluate(program, coordinates, n, components);
            }
            catch (AcceleratorException failure)
            {
                throw device.Stopped(failure);
            }
        }
    }

    public override TrainingHistory Train(TrainingPlan plan, IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        try
        {
            _model.Parameters.HostMayHaveChanged();
            return model.CarryOut(Objective, Objective, plan, progress, cancel);
        }
        catch (AcceleratorException failure)
        {
            _model.Parameters.LoseDevice();
            throw device.Stopped(failure);
        }
        catch (DeviceException) when (device.HasStopped)
        {
            _model.Parameters.LoseDevice();
            throw;
        }
        finally
        {
            _model.Parameters.ToHost();
            _model.Engine.ReclaimParameters();
        }
    }

    public override double LossAndGradient(Span<double> gradient)
    {
        var values = new T[gradient.Length];
        double loss;
        lock (device.Gate)
        {
            model.ThrowIfDisposed();
            _model.Parameters.HostMayHaveChanged();
            try
            {
                loss = Objective.LossAndGradient(values);
            }
            catch (AcceleratorException failure)
            {
                throw device.Stopped(failure);
            }
        }

        for (int i = 0; i < values.Length; i++)
        {
            gradient[i] = double.CreateTruncating(values[i]);
        }

        return loss;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        lock (device.Gate)
        {
            _objective?.Dispose();
            _model.Dispose();
        }
    }
}
