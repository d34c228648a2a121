using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// Samples of a data set as the rows of a tile, and back: [sample][pixel][channel] is how users hold them, [channel][pixel][sample] how kernels do.
/// </summary>
/// <typeparam name="T">float or double: the numbers of the tile.</typeparam>
public static unsafe class SampleRows<T> where T : unmanaged
{
    private const int MostBlock = 16;

    // pixels that are loaded together
    private const int RunPixels = 4;

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
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Load<TSource>(TSource* source, long* indices, int valid, int channels, int pixels, T* rows, int samples, Part part)
        where TSource : unmanaged
    {
        nint length = (nint)channels * pixels;
        if (samples == 1)
        {
            Turn(source + (indices == null ? 0 : (nint)indices[0] * length), channels, rows, pixels, part.First(pixels), part.End(pixels));
            return;
        }

        int block = Block(samples);
        if (channels % block == 0)
        {
            // parts share the pixels, of a vector the channels
            int squares = channels / block;
            (int firstChannel, int endChannel) = pixels == 1 ? (block * part.First(squares), block * part.End(squares)) : (0, channels);
            (int firstPixel, int endPixel) = pixels == 1 ? (0, 1) : (part.First(pixels), part.End(pixels));
            LoadPixels(source, indices, valid, channels, pixels, rows, samples, block, firstChannel, endChannel, firstPixel, endPixel);
            return;
        }

        T* square = stackalloc T[MostBlock * MostBlock];
        T* turned = stackalloc T[MostBlock * MostBlock];
        int first = part.First(pixels) * channels;
        int end = part.End(pixels) * channels;
        int whole = first + (end - first) / block * block;
        for (int s = 0; s < samples; s += block)
        {
            for (int element = first; element < whole; element += block)
            {
                for (int j = 0; j < block; j++)
                {
                    int lane = Math.Min(s + j, valid - 1);
                    Copy(source + (nint)(indices == null ? lane : indices[lane]) * length + element, square + j * block, block);
                }

                if (channels == 1)
                {
                    SquareTranspose<T>.Run(square, block, rows + (nint)element * samples + s, samples, block);
                    continue;
                }

                SquareTranspose<T>.Run(square, block, turned, block, block);
                for (int i = 0; i < block; i++)
                {
                    Copy(turned + i * block, rows + Row(element + i, channels, pixels) * samples + s, block);
                }
            }
        }

        for (int element = whole; element < end; element++)
        {
            T* row = rows + Row(element, channels, pixels) * samples;
            for (int s = 0; s < samples; s++)
            {
                int lane = Math.Min(s, valid - 1);
                row[s] = Convert<TSource, T>(source[(nint)(indices == null ? lane : indices[lane]) * length + element]);
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
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store<TTarget>(T* rows, int channels, int pixels, int samples, TTarget* target, int valid, Part part)
        where TTarget : unmanaged
    {
        nint length = (nint)channels * pixels;
        if (samples == 1)
        {
            TurnBack(rows, pixels, target, channels, part.First(pixels), part.End(pixels));
            return;
        }

        T* square = stackalloc T[MostBlock * MostBlock];
        T* turned = stackalloc T[MostBlock * MostBlock];
        int first = part.First(pixels) * channels;
        int end = part.End(pixels) * channels;
        int block = Block(samples);
        int whole = first + (end - first) / block * block;
        for (int s = 0; s < valid; s += block)
        {
            for (int element = first; element < whole; element += block)
            {
                for (int i = 0; i < block; i++)
                {
                    Copy(rows + Row(element + i, channels, pixels) * samples + s, square + i * block, block);
                }

                SquareTranspose<T>.Run(square, block, turned, block, block);
                int lanes = Math.Min(block, valid - s);
                for (int j = 0; j < lanes; j++)
                {
                    Copy(turned + j * block, target + (s + j) * length + element, block);
                }
            }
        }

        for (int element = whole; element < end; element++)
        {
            T* row = rows + Row(element, channels, pixels) * samples;
            for (int s = 0; s < valid; s++)
            {
                target[s * length + element] = Convert<T, TTarget>(row[s]);
            }
        }
    }

    // channels are a whole number of squares: some pixels at a time, so that memory is read and written in runs of lines
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadPixels<TSource>(
        TSource* source,
        long* indices,
        int valid,
        int channels,
        int pixels,
        T* rows,
        int samples,
        int block,
        int firstChannel,
        int endChannel,
        int firstPixel,
        int endPixel)
        where TSource : unmanaged
    {
        T* square = stackalloc T[MostBlock * MostBlock];
        TSource** from = stackalloc TSource*[MostBlock];
        nint length = (nint)channels * pixels;
        for (int s = 0; s < samples; s += block)
        {
            for (int j = 0; j < block; j++)
            {
                int lane = Math.Min(s + j, valid - 1);
                from[j] = source + (nint)(indices == null ? lane : indices[lane]) * length;
            }

            for (int first = firstPixel; first < endPixel; first += RunPixels)
            {
                int last = Math.Min(endPixel, first + RunPixels);
                if (last < endPixel)
                {
                    for (int j = 0; j < block; j++)
                    {
                        Prefetch(from[j] + (nint)last * channels, Math.Min(RunPixels, endPixel - last) * channels);
                    }
                }

                for (int c = firstChannel; c < endChannel; c += block)
                {
                    T* to = rows + (nint)c * pixels * samples + s;
                    for (int pixel = first; pixel < last; pixel++)
                    {
                        for (int j = 0; j < block; j++)
                        {
                            Copy(from[j] + (nint)pixel * channels + c, square + j * block, block);
                        }

                        SquareTranspose<T>.Run(square, block, to + (nint)pixel * samples, (nint)pixels * samples, block);
                    }
                }
            }
        }
    }

    private static void Prefetch<TSource>(TSource* source, int count) where TSource : unmanaged
    {
        if (Sse.IsSupported)
        {
            for (int i = 0; i < count; i += 64 / sizeof(TSource))
            {
                Sse.Prefetch0(source + i);
            }
        }
    }

    // [pixel][channel] to [channel][pixel]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn<TSource>(TSource* source, int channels, T* rows, int pixels, int first, int end) where TSource : unmanaged
    {
        for (int c = 0; c < channels; c++)
        {
            T* row = rows + (nint)c * pixels;
            for (int p = first; p < end; p++)
            {
                row[p] = Convert<TSource, T>(source[(nint)p * channels + c]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TurnBack<TTarget>(T* rows, int pixels, TTarget* target, int channels, int first, int end) where TTarget : unmanaged
    {
        for (int c = 0; c < channels; c++)
        {
            T* row = rows + (nint)c * pixels;
            for (int p = first; p < end; p++)
            {
                target[(nint)p * channels + c] = Convert<T, TTarget>(row[p]);
            }
        }
    }

    // the side of the squares that are transposed in registers
    private static int Block(int samples)
    {
        int vector = Vector512.IsHardwareAccelerated ? 64 : 32;
        int block = Math.Min(vector / sizeof(T), MostBlock);
        while (samples % block != 0)
        {
            block /= 2;
        }

        return block;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Row(int element, int channels, int pixels)
    {
        int pixel = element / channels;
        return (nint)(element - pixel * channels) * pixels + pixel;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<TFrom, TTo>(TFrom* from, TTo* to, int count)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        int i = 0;
        if (typeof(TFrom) == typeof(TTo))
        {
            for (; i + 8 <= count; i += 8)
            {
                *(EightNumbers<TFrom>*)(to + i) = *(EightNumbers<TFrom>*)(from + i);
            }
        }

        for (; i < count; i++)
        {
            to[i] = Convert<TFrom, TTo>(from[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTo Convert<TFrom, TTo>(TFrom value)
        where TFrom : unmanaged
        where TTo : unmanaged
        => typeof(TFrom) == typeof(TTo) ? Unsafe.BitCast<TFrom, TTo>(value) : Number.From<TTo>(Number.ToDouble(value));
}
