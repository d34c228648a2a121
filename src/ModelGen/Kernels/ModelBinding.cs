namespace ModelGen.Kernels;

/// <summary>What generated code hands to its base class: the model's description and its kernels.</summary>
public sealed record ModelBinding(PinnDescription Description, IKernelFactory Kernels)
{
    /// <summary>The kernels for devices, where the project references ModelGen.Gpu, which knows their type.</summary>
    public object? Devices { get; init; }
}
