namespace ModelGen.CudaEmulator.Execution;

/// <summary>The emulated device.</summary>
internal sealed class Machine
{
    public Machine()
    {
        Global = new GlobalMemory(Rules);
        Shared = new SharedMemory(Rules);
    }

    public AccessRules Rules { get; } = new();

    public GlobalMemory Global { get; }

    public SharedMemory Shared { get; }
}
