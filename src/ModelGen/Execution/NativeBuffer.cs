using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ModelGen.Execution;

/// <summary>Zeroed native memory, aligned to cache lines.</summary>
internal sealed unsafe class NativeBuffer<T> : IDisposable where T : unmanaged
{
    public NativeBuffer(long length)
    {
        Length = length;
        nuint bytes = checked((nuint)length * (nuint)sizeof(T));
        Pointer = (T*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(Pointer, bytes);
    }

    /// <summary>Filled with NaN, so that a number that is read before it is written shows in the result instead of passing for a zero.</summary>
    public static NativeBuffer<T> Undefined(long length, T nan)
    {
        NativeBuffer<T> buffer = new(length);
        for (long i = 0; i < length; i++)
        {
            buffer.Pointer[i] = nan;
        }

        return buffer;
    }

    ~NativeBuffer() => Free();

    public T* Pointer { get; private set; }

    public long Length { get; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Makes a buffer at least so long; its numbers are undefined afterwards. Allocates only to grow, and frees the old one only when the new one is there.
    /// </summary>
    public static NativeBuffer<T> Grow([NotNull] ref NativeBuffer<T>? buffer, long length)
    {
        if (buffer is null || buffer.Length < length)
        {
            // allocated first: where there is not so much memory, the old buffer stays whole
            NativeBuffer<T> longer = new(Math.Max(1, length));
            buffer?.Dispose();
            buffer = longer;
        }

        return buffer;
    }

    private void Free()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
    }
}
