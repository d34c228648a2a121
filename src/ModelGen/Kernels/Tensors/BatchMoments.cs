using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// What batch normalisation reduces over the pixels and samples of a tile, channel by channel. Sums over pixels are made in lanes, in blocks; those over
/// samples in double, in the order of the samples.
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class BatchMoments<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    // longer sums are sums of sums of so many terms
    private const int BlockTerms = 64;

    private const int MostLanes = 16;

    /// <summary>moments[c] = moments[c] and those of the tile, combined.</summary>
    /// <param name="x">[channel][pixel][samples].</param>
    /// <param name="channels">Channels of x.</param>
    /// <param name="pixels">Pixels of x; 1 for a vector.</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="valid">How many samples take part, from the first on.</param>
    /// <param name="moments">[channel]; zeros before the first tile.</param>
    /// <param name="part">The caller's share.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(T* x, int channels, int pixels, int samples, int valid, ChannelMoments* moments, Part part)
    {
        T* means = stackalloc T[MostLanes];
        T* squares = stackalloc T[MostLanes];
        int end = part.End(channels);
        for (int channel = part.First(channels); channel < end; channel++)
        {
            T* plane = x + (nint)channel * pixels * samples;
            ChannelMoments sum = moments[channel];
            for (int s = 0; s < valid; s += L.Count)
            {
                L mean = Sum(plane + s, pixels, samples) / L.Constant(pixels);
                L.Store(means, mean);
                L.Store(squares, SquaredDeviations(plane + s, mean, pixels, samples));
                int lanes = Math.Min(L.Count, valid - s);
                for (int i = 0; i < lanes; i++)
                {
                    sum = ChannelMoments.Combine(sum, new(pixels, Number.ToDouble(means[i]), Number.ToDouble(squares[i])));
                }
            }

            moments[channel] = sum;
        }
    }

    /// <summary>
    /// sums[2 c] += sum of g, sums[2 c + 1] += sum of g (x - mean[c]) scale[c]: what the adjoint of batch normalisation takes from all samples.
    /// </summary>
    /// <param name="g">The adjoint of the normalised numbers, [channel][pixel][samples].</param>
    /// <param name="x">The numbers before normalisation, [channel][pixel][samples].</param>
    /// <param name="means">[channel].</param>
    /// <param name="scales">[channel]: one over the standard deviations.</param>
    /// <param name="channels">Channels of x.</param>
    /// <param name="pixels">Pixels of x; 1 for a vector.</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="valid">How many samples take part, from the first on.</param>
    /// <param name="sums">[channel][2].</param>
    /// <param name="part">The caller's share.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddAdjoint(
        T* g, T* x, T* means, T* scales, int channels, int pixels, int samples, int valid, double* sums, Part part)
    {
        T* plain = stackalloc T[MostLanes];
        T* products = stackalloc T[MostLanes];
        int end = part.End(channels);
        for (int channel = part.First(channels); channel < end; channel++)
        {
            nint plane = (nint)channel * pixels * samples;
            L mean = L.Broadcast(means[channel]);
            L scale = L.Broadcast(scales[channel]);
            for (int s = 0; s < valid; s += L.Count)
            {
                L.Store(plain, Sum(g + plane + s, pixels, samples));
                L.Store(products, scale * Products(g + plane + s, x + plane + s, mean, pixels, samples));
                int lanes = Math.Min(L.Count, valid - s);
                for (int i = 0; i < lanes; i++)
                {
                    sums[2 * channel] += Number.ToDouble(plain[i]);
                    sums[2 * channel + 1] += Number.ToDouble(products[i]);
                }
            }
        }
    }

    // four sums side by side hide the latency of the additions
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static L Sum(T* x, int pixels, nint step)
    {
        L total = L.Constant(0);
        for (int first = 0; first < pixels; first += 4 * BlockTerms)
        {
            int end = Math.Min(pixels, first + 4 * BlockTerms);
            L s0 = L.Constant(0), s1 = s0, s2 = s0, s3 = s0;
            int p = first;
            for (; p + 4 <= end; p += 4)
            {
                T* at = x + p * step;
                s0 += L.Load(at);
                s1 += L.Load(at + step);
                s2 += L.Load(at + 2 * step);
                s3 += L.Load(at + 3 * step);
            }

            for (; p < end; p++)
            {
                s0 += L.Load(x + p * step);
            }

            total += s0 + s1 + (s2 + s3);
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static L SquaredDeviations(T* x, L mean, int pixels, nint step)
    {
        L total = L.Constant(0);
        for (int first = 0; first < pixels; first += 4 * BlockTerms)
        {
            int end = Math.Min(pixels, first + 4 * BlockTerms);
            L s0 = L.Constant(0), s1 = s0, s2 = s0, s3 = s0;
            int p = first;
            for (; p + 4 <= end; p += 4)
            {
                T* at = x + p * step;
                L d0 = L.Load(at) - mean;
                L.AddProduct(ref s0, d0, d0);
                L d1 = L.Load(at + step) - mean;
                L.AddProduct(ref s1, d1, d1);
                L d2 = L.Load(at + 2 * step) - mean;
                L.AddProduct(ref s2, d2, d2);
                L d3 = L.Load(at + 3 * step) - mean;
                L.AddProduct(ref s3, d3, d3);
            }

            for (; p < end; p++)
            {
                L d = L.Load(x + p * step) - mean;
                L.AddProduct(ref s0, d, d);
            }

            total += s0 + s1 + (s2 + s3);
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static L Products(T* g, T* x, L mean, int pixels, nint step)
    {
        L total = L.Constant(0);
        for (int first = 0; first < pixels; first += 4 * BlockTerms)
        {
            int end = Math.Min(pixels, first + 4 * BlockTerms);
            L s0 = L.Constant(0), s1 = s0, s2 = s0, s3 = s0;
            int p = first;
            for (; p + 4 <= end; p += 4)
            {
                nint at = p * step;
                L.AddProduct(ref s0, L.Load(g + at), L.Load(x + at) - mean);
                L.AddProduct(ref s1, L.Load(g + at + step), L.Load(x + at + step) - mean);
                L.AddProduct(ref s2, L.Load(g + at + 2 * step), L.Load(x + at + 2 * step) - mean);
                L.AddProduct(ref s3, L.Load(g + at + 3 * step), L.Load(x + at + 3 * step) - mean);
            }

            for (; p < end; p++)
            {
                L.AddProduct(ref s0, L.Load(g + p * step), L.Load(x + p * step) - mean);
            }

            total += s0 + s1 + (s2 + s3);
        }

        return total;
    }
}
