using ModelGen.CudaEmulator.Ptx;

namespace ModelGen.CudaEmulator.Execution;

/// <summary>The device's memory: every access is checked against the allocations.</summary>
internal sealed unsafe class GlobalMemory(AccessRules rules)
{
    private readonly List<Allocation> _allocations = [];
    private Allocation? _last;

    public const long Capacity = 1L << 30;

    public long Used => _allocations.Sum(allocation => (long)allocation.Bytes);

    public nint Allocate(nint bytes)
    {
        var allocation = new Allocation(bytes);
        _allocations.Add(allocation);
        return (nint)allocation.Start;
    }

    public bool Free(nint address)
    {
        Allocation? allocation = _allocations.Find(candidate => (nint)candidate.Start == address);
        if (allocation is null)
        {
            return false;
        }

        _ = _allocations.Remove(allocation);
        _last = null;
        allocation.Release();
        return true;
    }

    /// <summary>The host has written bytes; nothing happens where the address is not the device's.</summary>
    public void MarkWritten(nint address, nint bytes)
    {
        if (Find((ulong)address) is { } allocation)
        {
            long first = ((byte*)address - allocation.Start) / 4;
            for (long word = first; word < first + (bytes + 3) / 4; word++)
            {
                allocation.Words[word].Written = Math.Max(1, rules.Epoch - 1);
                allocation.Words[word].Writer = -1;
            }
        }
    }

    public bool IsOnDevice(nint address) => Find((ulong)address) is not null;

    /// <summary>Where a thread reads or writes.</summary>
    /// <exception cref="PtxException">It may not.</exception>
    public byte* Access(ulong address, int bytes, bool stores, int thread)
    {
        Allocation allocation = Find(address) is { } found && address + (ulong)bytes <= (ulong)found.Start + (ulong)found.Bytes
            ? found
            : throw new PtxException($"thread {thread} {(stores ? "writes" : "reads")} {bytes} bytes outside of every allocation");
        if (address % (ulong)bytes != 0)
        {
            throw new PtxException($"thread {thread} {(stores ? "writes" : "reads")} {bytes} bytes at an address that is no multiple of them");
        }

        nint word = (nint)((address - (ulong)allocation.Start) / 4);
        for (nint end = word + bytes / 4; word < end; word++)
        {
            ref Shadow shadow = ref allocation.Words[word];
            string? fault = stores ? rules.Store(ref shadow, thread) : rules.Load(ref shadow, thread);
            if (fault is not null)
            {
                throw new PtxException($"thread {thread} {fault} (global memory, word {word} of {allocation.Words.Length})");
            }
        }

        return (byte*)address;
    }

    private Allocation? Find(ulong address)
    {
        if (_last is null || !_last.Contains(address))
        {
            _last = _allocations.Find(allocation => allocation.Contains(address));
        }

        return _last;
    }
}
