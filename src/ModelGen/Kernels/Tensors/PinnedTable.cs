using System.Runtime.InteropServices;

namespace ModelGen.Kernels.Tensors;

/// <summary>Numbers of a plan that kernels read through a pointer; the plan keeps them alive.</summary>
internal sealed unsafe class PinnedTable<T> where T : unmanaged
{
    private readonly T[] _entries;

    public PinnedTable(ReadOnlySpan<T> entries)
    {
        _entries = GC.AllocateUninitializedArray<T>(Math.Max(1, entries.Length), pinned: true);
        entries.CopyTo(_entries);
        Length = entries.Length;
        Pointer = (T*)Marshal.UnsafeAddrOfPinnedArrayElement(_entries, 0);
    }

    public int Length { get; }

    public T* Pointer { get; }

    public ReadOnlySpan<T> Span => _entries.AsSpan(0, Length);
}
