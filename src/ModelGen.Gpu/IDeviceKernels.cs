namespace ModelGen.Gpu;

/// <summary>A model's kernels for devices; generated code implements it where the project references ModelGen.Gpu.</summary>
public interface IDeviceKernels
{
    /// <summary>One kernel for each of the model's programs, in their order.</summary>
    IReadOnlyList<DeviceProgram> Programs { get; }

    /// <summary>The dense layers in the order of the kernels' numbers for them.</summary>
    IReadOnlyList<DenseLayerLayout> Layers { get; }

    /// <summary>
    /// One kernel over <see cref="DeviceBatches{L}"/> for all batches of the loss; null where there is one batch, there are too many, or their jets are too
    /// large.
    /// </summary>
    DeviceProgram? Joint { get; }
}
