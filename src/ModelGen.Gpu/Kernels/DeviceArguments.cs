using ILGPU;

namespace ModelGen.Gpu;

/// <summary>What an emitted kernel reads and writes: buffers of the device, and how one launch uses them.</summary>
/// <typeparam name="L">The lane type.</typeparam>
public struct DeviceArguments<L> where L : unmanaged, IDeviceLane<L>
{
    /// <summary>The parameters as <c>DeviceLayout</c> lays them out: [layer: inputs][outputs], padded to eights, then its biases; learnables last.</summary>
    public ArrayView<Quad<L>> Weights;

    /// <summary>Every layer's weights once more at the same offset, [outputs][inputs].</summary>
    public ArrayView<Quad<L>> Transposed;

    /// <summary>[layer of the model][offset in <see cref="Weights"/> in numbers, inputs, outputs, hidden neurons of the network before it].</summary>
    public ArrayView<int> Layers;

    /// <summary>The run-time coefficients, [coefficient].</summary>
    public ArrayView<L> Coefficients;

    /// <summary>[coordinate that the program reads, then observed column][PointCapacity].</summary>
    public ArrayView<L> Points;

    /// <summary>2 weight / points of every component: the factor between residual and seed.</summary>
    public ArrayView<L> Scales;

    /// <summary>[group][ScratchQuads]; zeroed once.</summary>
    public ArrayView<Quad<L>> Scratch;

    /// <summary>The parameters' adjoints, summed over each group's points, [group][GradientLength].</summary>
    public ArrayView<L> Gradient;

    /// <summary>Where a program of the loss adds r^2, [group][ResultStride]; where another one writes its values, [component][PointCount].</summary>
    public ArrayView<L> Results;

    /// <summary>Quads of scratch of one group.</summary>
    public int ScratchQuads;

    /// <summary>Numbers of the gradient of one group.</summary>
    public int GradientLength;

    /// <summary>Components of all programs of the loss.</summary>
    public int ResultStride;

    /// <summary>Where the learnables start in <see cref="Weights"/>, in numbers.</summary>
    public int FirstLearnable;

    /// <summary>Whether adjoints are wanted beside the loss; 0 or 1.</summary>
    public int Reverse;

    /// <summary>Points that the launch visits.</summary>
    public long PointCount;

    /// <summary>Numbers from one row of <see cref="Points"/> to the next.</summary>
    public long PointCapacity;

    /// <summary>Which groups work on the visited points, and how.</summary>
    public DeviceShare Share;
}
