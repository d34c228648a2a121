using System.Numerics;
using System.Runtime.InteropServices;
using ILGPU;
using ModelGen.Points;

namespace ModelGen.Gpu;

/// <summary>
/// The loss of a set of batches (those of training, or the validation sample) on a device: one launch for all batches, or one for each, and one that sums the
/// losses.
/// </summary>
internal sealed class DeviceLoss<T, L> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where L : unmanaged, IDeviceLane<L>
{
    /// <summary>Steps whose losses are kept until somebody asks for them.</summary>
    public const int Steps = 64;

    private readonly DeviceModel<T, L> _model;
    private readonly bool _isValidation;
    private readonly DeviceBatch<T, L>[] _batches;
    private readonly MirroredMemory<L> _losses;
    private readonly int[] _termOf;
    private readonly double[] _countOf;
    private readonly BatchVisitor<T> _upload;
    private int _pointsVersion = -1;
    private int _groups;

    public DeviceLoss(DeviceModel<T, L> model, bool isValidation)
    {
        _model = model;
        _isValidation = isValidation;
        int components = model.Workspace.Components;
        _termOf = new int[components];
        _countOf = new double[components];
        _losses = new MirroredMemory<L>(model.Device, Steps * components, $"the losses of '{model.Description.Name}'");
        _batches = new DeviceBatch<T, L>[model.Launch.Plans.Count];
        _upload = Upload;
        model.Engine.VisitBatches(isValidation, (batches, _) => Describe(batches));
    }

    private void Describe(ReadOnlySpan<Batch<T>> batches)
    {
        int first = 0;
        for (int b = 0; b < batches.Length; b++)
        {
            _batches[b] = new DeviceBatch<T, L>(_model.Device, _model.Launch.Programs[b], _model.Launch.Plans[b], first);
            for (int c = 0; c < batches[b].Description.Components; c++)
            {
                _termOf[first + c] = batches[b].FirstEquation + batches[b].EquationOf[c];
            }

            first += batches[b].Description.Components;
        }
    }

    /// <summary>Brings points, weights and coefficients up to date; uploads only what has changed.</summary>
    public void Prepare() => _model.Engine.VisitBatches(_isValidation, _upload);

    private void Upload(ReadOnlySpan<Batch<T>> batches, int version)
    {
        bool drawn = _pointsVersion != version;
        int component = 0;
        for (int b = 0; b < _batches.Length; b++)
        {
            if (drawn)
            {
                _batches[b].UploadPoints(batches[b]);
            }

            _batches[b].Prepare(batches[b], _model.Parameters, _model.Workspace, _model.Coefficients);
            for (int c = 0; c < batches[b].Description.Components; c++)
            {
                _countOf[component++] = batches[b].ActiveCount;
            }
        }

        // only now: where a batch had no room, all of them are copied the next time
        _pointsVersion = version;
    }

    /// <summary>Queues the kernels; the losses are summed to the place of that step.</summary>
    public void Launch(bool reverse, int step)
    {
        // training and validation take turns
        _groups = _model.Launch.Divide<T>(_batches, _model.Workspace.MostGroups);
        _model.Launch.Run<T>(_batches, reverse);
        int components = _model.Workspace.Components;
        _model.Reductions.SumLosses(_model.Workspace.Results.View, _groups, components, _losses.View.SubView(step * components, components));
    }

    /// <summary>Queues the sum of the groups' gradients.</summary>
    /// <param name="total">[parameter].</param>
    public void SumGradients(ArrayView<L> total) =>
        _model.Reductions.Sum(_model.Workspace.Gradient.View, _model.Workspace.GradientLength, _groups, _model.Parameters.ParameterOf, total);

    /// <summary>Waits for the queue and brings the losses of its steps.</summary>
    public void Download() => _losses.Download();

    /// <summary>The weighted loss of a downloaded step, and each term.</summary>
    public double Read(int step, Span<double> termLosses)
    {
        int components = _model.Workspace.Components;
        ReadOnlySpan<T> sums = MemoryMarshal.Cast<L, T>(_losses.Host.Slice(step * components, components));
        termLosses.Clear();
        for (int c = 0; c < components; c++)
        {
            termLosses[_termOf[c]] += double.CreateTruncating(sums[c]) / _countOf[c];
        }

        double loss = 0;
        for (int e = 0; e < termLosses.Length; e++)
        {
            loss += _model.Engine.GetEffectiveWeight(e) * termLosses[e];
        }

        return loss;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (DeviceBatch<T, L> batch in _batches)
        {
            batch.Dispose();
        }

        _losses.Dispose();
    }
}
