using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Parameters as a tensor that all samples share.</summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class Spread<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>rows[c, p] = the number of [pixel][channel], for all samples.</summary>
    /// <param name="numbers">The tensor in the order of its elements, [pixel][channel].</param>
    /// <param name="channels">Its channels.</param>
    /// <param name="pixels">Its pixels; 1 for a vector.</param>
    /// <param name="rows">[channel][pixel][samples].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(T* numbers, int channels, int pixels, T* rows, int samples, Part part)
    {
        int end = part.End(channels * pixels);
        for (int row = part.First(channels * pixels); row < end; row++)
        {
            int channel = row / pixels;
            L value = L.Broadcast(numbers[(nint)(row - channel * pixels) * channels + channel]);
            T* target = rows + (nint)row * samples;
            for (int i = 0; i < samples; i += L.Count)
            {
                L.Store(target + i, value);
            }
        }
    }

    /// <summary>Adds the sums of rows over all samples to the gradient by the numbers.</summary>
    /// <param name="rows">[channel][pixel][samples].</param>
    /// <param name="channels">The tensor's channels.</param>
    /// <param name="pixels">Its pixels; 1 for a vector.</param>
    /// <param name="gradient">The gradient by the tensor's elements, [pixel][channel].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient(T* rows, int channels, int pixels, T* gradient, int samples, Part part)
    {
        int end = part.End(channels * pixels);
        for (int row = part.First(channels * pixels); row < end; row++)
        {
            int channel = row / pixels;
            T* source = rows + (nint)row * samples;
            L sum = L.Load(source);
            for (int i = L.Count; i < samples; i += L.Count)
            {
                sum += L.Load(source + i);
            }

            T* target = gradient + (nint)(row - channel * pixels) * channels + channel;
            *target = Number.Add(*target, L.Sum(sum));
        }
    }
}
