using System.Runtime.CompilerServices;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// Samples of a data set as the rows of a tile, and back: [sample][pixel][channel] is how users hold them, [channel][pixel][sample] how kernels do.
/// </summary>
/// <typeparam name="T">float or double: the numbers of the tile.</typeparam>
public static unsafe class SampleRows<T> where T : unmanaged
{
    /// <summary>rows[c, p][s] = source[indices[s]][p][c]. Behind the last valid sample it is repeated.</summary>
    /// <typeparam name="TSource">float or double: the numbers of the source.</typeparam>
    /// <param name="source">All samples, [sample][pixel][channel].</param>
    /// <param name="indices">Which sample each lane takes; null for sample s in lane s.</param>
    /// <param name="valid">How many indices there are; at least 1, at most samples.</param>
    /// <param name="channels">Channels of a sample.</param>
    /// <param name="pixels">Pixels of a sample; 1 for a vector.</param>
    /// <param name="rows">[channel][pixel][samples].</param>
    /// <param name="samples">Samples of the tile.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Load<TSource>(TSource* source, long* indices, int valid, int channels, int pixels, T* rows, int samples, Part part)
        where TSource : unmanaged
    {
        nint length = (nint)channels * pixels;
        int end = part.End(pixels);
        for (int pixel = part.First(pixels); pixel < end; pixel++)
        {
            for (int s = 0; s < samples; s++)
            {
                int lane = Math.Min(s, valid - 1);
                TSource* from = source + (nint)(indices == null ? lane : indices[lane]) * length + (nint)pixel * channels;
                T* to = rows + (nint)pixel * samples + s;
                for (int c = 0; c < channels; c++)
                {
                    *to = Convert<TSource, T>(from[c]);
                    to += (nint)pixels * samples;
                }
            }
        }
    }

    /// <summary>target[s][p][c] = rows[c, p][s] for the first valid samples.</summary>
    /// <typeparam name="TTarget">float or double: the numbers of the target.</typeparam>
    /// <param name="rows">[channel][pixel][samples].</param>
    /// <param name="channels">Channels of a sample.</param>
    /// <param name="pixels">Pixels of a sample; 1 for a vector.</param>
    /// <param name="samples">Samples of the tile.</param>
    /// <param name="target">[sample][pixel][channel].</param>
    /// <param name="valid">How many samples are written; at most samples.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store<TTarget>(T* rows, int channels, int pixels, int samples, TTarget* target, int valid, Part part)
        where TTarget : unmanaged
    {
        nint length = (nint)channels * pixels;
        int end = part.End(pixels);
        for (int pixel = part.First(pixels); pixel < end; pixel++)
        {
            for (int s = 0; s < valid; s++)
            {
                T* from = rows + (nint)pixel * samples + s;
                TTarget* to = target + s * length + (nint)pixel * channels;
                for (int c = 0; c < channels; c++)
                {
                    to[c] = Convert<T, TTarget>(*from);
                    from += (nint)pixels * samples;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTo Convert<TFrom, TTo>(TFrom value)
        where TFrom : unmanaged
        where TTo : unmanaged
        => typeof(TFrom) == typeof(TTo) ? Unsafe.BitCast<TFrom, TTo>(value) : Number.From<TTo>(Number.ToDouble(value));
}
