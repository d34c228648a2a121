using System.Numerics;
using ModelGen.Points;

namespace ModelGen.Gpu;

/// <summary>The points of a batch on a device, and the arguments of the kernel that visits them.</summary>
internal sealed unsafe class DeviceBatch<T, L>(DeviceConnection device, DeviceProgram program, TilePlan plan, int firstComponent) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where L : unmanaged, IDeviceLane<L>
{
    private readonly string _purpose = "the points of " + program.Name;
    private DeviceMemory<L>? _points;
    private DeviceMemory<L>? _scales;
    private double[] _uploadedScales = [];
    private L[] _scaleValues = [];
    private DeviceArguments<L> _arguments;

    /// <summary>Copies the points; needed when they have been drawn anew.</summary>
    public void UploadPoints(Batch<T> batch)
    {
        long count = batch.Points.Count;
        DeviceMemory<L>.Grow(ref _points, device, count * batch.Points.Rows, _purpose);
        for (int row = 0; row < batch.Points.Rows; row++)
        {
            _points.Upload(new ReadOnlySpan<L>(batch.Points.Row(row), checked((int)count)), row * count);
        }

        _arguments.Share.PointTotal = checked((int)count);
        _arguments.PointCapacity = count;
    }

    /// <summary>Copies what depends on weights and on the visited points; cheap where nothing has changed.</summary>
    public void Prepare(Batch<T> batch, DeviceParameters<T, L> parameters, DeviceWorkspace<L> workspace, DeviceMemory<L> coefficients)
    {
        if (batch.HasProfile)
        {
            throw new DeviceException(
                $"'{program.Name}' has been balanced point by point by a training on the processor (see the model's Scales), which devices do not do; "
                + "go on there, or begin anew with a model that the device trains from the start.");
        }

        UploadScales(batch);
        _arguments.Weights = parameters.Weights;
        _arguments.Transposed = parameters.Transposed;
        _arguments.Layers = parameters.Layers;
        _arguments.FirstLearnable = parameters.Layout.FirstLearnable;
        _arguments.Coefficients = coefficients.View;
        _arguments.Points = _points!.View;
        _arguments.Scales = _scales!.View;
        _arguments.Scratch = workspace.Scratch.View;
        _arguments.ScratchQuads = workspace.ScratchQuads;
        _arguments.Gradient = workspace.Gradient.View;
        _arguments.GradientLength = workspace.GradientLength;
        _arguments.Results = workspace.Results.View;
        _arguments.ResultStride = workspace.Components;
        _arguments.Share.FirstResult = firstComponent;
        _arguments.PointCount = batch.ActiveCount;
        _arguments.Share.PointStart = (int)(batch.ActiveStart % _arguments.Share.PointTotal);
        _arguments.Share.PointLeap = (int)(batch.ActiveLeap % _arguments.Share.PointTotal);
    }

    /// <summary>Cuts the visited points into tiles, of as many points as there can be or, where so many tiles are free, of fewer.</summary>
    /// <returns>How many tiles there are.</returns>
    public int Cut(long free = 1)
    {
        _arguments.Share.TilePoints = plan.PointsFor(program, _arguments.PointCount, free);
        _arguments.Share.RowQuads = TilePlan.RowQuadsFor(program, _arguments.Share.TilePoints);
        return checked((int)((_arguments.PointCount + _arguments.Share.TilePoints - 1) / _arguments.Share.TilePoints));
    }

    /// <summary>The arguments for a launch in which these groups work on the batch.</summary>
    public DeviceArguments<L> Arguments(int firstGroup, int groups, bool reverse)
    {
        DeviceArguments<L> arguments = _arguments;
        arguments.Reverse = reverse ? 1 : 0;
        arguments.Share.Divide(arguments.PointCount, firstGroup, groups);
        return arguments;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _points?.Dispose();
        _scales?.Dispose();
    }

    private void UploadScales(Batch<T> batch)
    {
        int components = batch.Description.Components;
        bool changed = _uploadedScales.Length != components;
        if (changed)
        {
            _scales = new DeviceMemory<L>(device, components, "the weights of " + program.Name);
            _scaleValues = new L[components];
            _uploadedScales = new double[components];
        }

        for (int c = 0; c < components; c++)
        {
            double scale = 2 * batch.Weights[batch.EquationOf[c]] / batch.ActiveCount;
            changed |= scale != _uploadedScales[c];
            _uploadedScales[c] = scale;
        }

        if (changed)
        {
            for (int c = 0; c < components; c++)
            {
                _scaleValues[c] = L.Constant(_uploadedScales[c]);
            }

            _scales!.Upload(_scaleValues);
        }
    }
}
