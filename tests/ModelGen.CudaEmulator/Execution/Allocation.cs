using System.Runtime.InteropServices;

namespace ModelGen.CudaEmulator.Execution;

/// <summary>A piece of memory with the history of its words; starts as NaN.</summary>
internal sealed unsafe class Allocation
{
    public Allocation(nint bytes)
    {
        Bytes = bytes;
        Start = (byte*)NativeMemory.AlignedAlloc((nuint)((bytes + 255) & ~(nint)255), 256);
        NativeMemory.Fill(Start, (nuint)bytes, 0xFF);
        Words = new Shadow[(bytes + 3) / 4];
    }

    public byte* Start { get; private set; }

    public nint Bytes { get; }

    public Shadow[] Words { get; }

    public bool Contains(ulong address) => address >= (ulong)Start && address < (ulong)Start + (ulong)Bytes;

    public void Release()
    {
        NativeMemory.AlignedFree(Start);
        Start = null;
    }
}
