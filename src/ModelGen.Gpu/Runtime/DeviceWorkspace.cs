namespace ModelGen.Gpu;

/// <summary>Memory that all kernels of a model share, one launch after the other; it grows with the device and the network, never with the points.</summary>
internal sealed class DeviceWorkspace<L> : IDisposable where L : unmanaged, IDeviceLane<L>
{
    private const long MostGradientBytes = 256L << 20;

    /// <param name="device">The device.</param>
    /// <param name="model">The model's name, for messages.</param>
    /// <param name="gradientLength">Numbers of one group's gradient; 0 where only values are computed.</param>
    /// <param name="components">Components of the loss.</param>
    /// <param name="fewestGroups">Groups that there must be: one for each batch of a launch.</param>
    /// <param name="mostGroups">Groups that the device runs at the same time.</param>
    /// <param name="scratchQuads">Quads of scratch that one group needs.</param>
    public DeviceWorkspace(DeviceConnection device, string model, int gradientLength, int components, int fewestGroups, int mostGroups, int scratchQuads)
    {
        GradientLength = gradientLength;
        ScratchQuads = scratchQuads;
        Components = components;
        int bytes = Math.Max(1, gradientLength) * ILGPU.Interop.SizeOf<L>();
        MostGroups = (int)Math.Max(fewestGroups, Math.Min(MostGradientBytes / bytes, mostGroups));
        Gradient = new DeviceMemory<L>(device, (long)MostGroups * gradientLength, $"the groups' gradients of '{model}'");
        Results = new DeviceMemory<L>(device, (long)MostGroups * components, $"the groups' losses of '{model}'");
        Scratch = new DeviceMemory<Quad<L>>(device, (long)MostGroups * scratchQuads, $"the groups' activations of '{model}'");
    }

    /// <summary>Groups of the largest launch.</summary>
    public int MostGroups { get; }

    public int GradientLength { get; }

    /// <summary>Quads of scratch of one group.</summary>
    public int ScratchQuads { get; }

    public int Components { get; }

    /// <summary>[group][GradientLength].</summary>
    public DeviceMemory<L> Gradient { get; }

    /// <summary>[group][Components].</summary>
    public DeviceMemory<L> Results { get; }

    /// <summary>[group][quads of the program that runs].</summary>
    public DeviceMemory<Quad<L>> Scratch { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Gradient.Dispose();
        Results.Dispose();
        Scratch.Dispose();
    }
}
