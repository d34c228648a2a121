using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>The largest of all channels at each pixel: what softmax subtracts.</summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class ChannelMax<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>y[p] = the largest x[c, p]; NaN where there is one.</summary>
    /// <param name="channels">At least 1.</param>
    /// <param name="pixels">Pixels of a channel.</param>
    /// <param name="x">[channel][pixel][samples].</param>
    /// <param name="y">[pixel][samples].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(int channels, int pixels, T* x, T* y, int samples, Part part)
    {
        nint plane = (nint)pixels * samples;
        nint end = (nint)part.End(pixels) * samples;
        for (nint i = (nint)part.First(pixels) * samples; i < end; i += L.Count)
        {
            L largest = L.Load(x + i);
            for (int c = 1; c < channels; c++)
            {
                largest = L.Max(largest, L.Load(x + c * plane + i));
            }

            L.Store(y + i, largest);
        }
    }
}
