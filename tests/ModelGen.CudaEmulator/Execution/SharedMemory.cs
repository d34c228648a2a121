using ModelGen.CudaEmulator.Ptx;

namespace ModelGen.CudaEmulator.Execution;

/// <summary>What a group shares, 48 KB at most; unwritten when the group starts.</summary>
internal sealed unsafe class SharedMemory(AccessRules rules)
{
    private const int MostBytes = 48 << 10;

    private readonly Allocation _memory = new(MostBytes);
    private int _bytes;

    /// <summary>Forgets what the group before has left.</summary>
    public void Start(int bytes)
    {
        if (bytes > MostBytes)
        {
            throw new PtxException($"{bytes} bytes of shared memory; a group has {MostBytes}");
        }

        _bytes = bytes;
        Array.Clear(_memory.Words, 0, (bytes + 3) / 4);
        new Span<byte>(_memory.Start, bytes).Fill(0xFF);
    }

    /// <inheritdoc cref="GlobalMemory.Access"/>
    public byte* Access(ulong address, int bytes, bool stores, int thread)
    {
        if (address + (ulong)bytes > (ulong)_bytes || address % (ulong)bytes != 0)
        {
            throw new PtxException($"thread {thread} {(stores ? "writes" : "reads")} {bytes} bytes at {address} of {_bytes} bytes of shared memory");
        }

        int word = (int)address / 4;
        for (int end = word + bytes / 4; word < end; word++)
        {
            string? fault = stores ? rules.Store(ref _memory.Words[word], thread) : rules.Load(ref _memory.Words[word], thread);
            if (fault is not null)
            {
                throw new PtxException($"thread {thread} {fault} (shared memory, word {word})");
            }
        }

        return _memory.Start + address;
    }
}
