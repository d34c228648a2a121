using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Numerics;
using ModelGen.Samplers;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// Random numbers for dropout and noise: each is a hash of seed, stream, step, sample and element, so that neither tiles, batches nor threads change it.
/// As <see cref="CounterRandom"/>: two rounds of the SplitMix64 finaliser, keyed by the sample; vectors of 64-bit integers compute eight at a time.
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class RandomRows<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;

    // numbers of one element whose bits are made before they are stored
    private const int Batch = 8;

    /// <summary>Uniform numbers in [0, 1), multiples of 2^-24 (float) or 2^-53 (double).</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">Which of its independent streams; see <see cref="CounterRandom.StreamOf"/>.</param>
    /// <param name="step">The training step.</param>
    /// <param name="firstSample">The number of the tile's first sample, where indices are null.</param>
    /// <param name="indices">The numbers of the samples, or null where they follow firstSample.</param>
    /// <param name="valid">How many indices there are; the lanes behind repeat the last.</param>
    /// <param name="rows">[row][samples].</param>
    /// <param name="count">How many rows: the elements.</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="part">The caller's share.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Uniform(
        ulong seed, ulong stream, ulong step, long firstSample, long* indices, int valid, T* rows, int count, int samples, Part part)
    {
        ulong* keys = stackalloc ulong[Batch];
        int end = part.End(count);
        for (int s = 0; s < samples; s += Batch)
        {
            int lanes = Math.Min(Batch, samples - s);
            Keys(keys, seed, stream, step, firstSample, indices, valid, s);
            Vector512<ulong> inner = Vector512.Load(keys);
            for (int row = part.First(count); row < end; row++)
            {
                Store(Bits(inner, (ulong)row), rows + (nint)row * samples + s, lanes);
            }
        }
    }

    /// <summary>Standard normal numbers: Box and Muller 1958, from two uniform numbers each.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">Which of its independent streams; see <see cref="CounterRandom.StreamOf"/>.</param>
    /// <param name="step">The training step.</param>
    /// <param name="firstSample">The number of the tile's first sample, where indices are null.</param>
    /// <param name="indices">The numbers of the samples, or null where they follow firstSample.</param>
    /// <param name="valid">How many indices there are; the lanes behind repeat the last.</param>
    /// <param name="rows">[row][samples].</param>
    /// <param name="count">How many rows: the elements.</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="part">The caller's share.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normal(
        ulong seed, ulong stream, ulong step, long firstSample, long* indices, int valid, T* rows, int count, int samples, Part part)
    {
        // room for the wider of a batch and a vector
        const int room = 16;
        T* angles = stackalloc T[room];
        T* radii = stackalloc T[room];
        ulong* keys = stackalloc ulong[room];
        int block = Math.Max(Batch, L.Count);
        int end = part.End(count);
        for (int s = 0; s < samples; s += block)
        {
            int lanes = Math.Min(block, samples - s);
            for (int i = 0; i < block; i += Batch)
            {
                Keys(keys + i, seed, stream, step, firstSample, indices, valid, s + i);
            }

            for (int row = part.First(count); row < end; row++)
            {
                for (int i = 0; i < block; i += Batch)
                {
                    Store(Bits(Vector512.Load(keys + i), 2 * (ulong)row), radii + i, Batch);
                    Store(Bits(Vector512.Load(keys + i), 2 * (ulong)row + 1), angles + i, Batch);
                }

                for (int i = 0; i < lanes; i += L.Count)
                {
                    L radius = L.Sqrt(L.Constant(-2) * L.Log(L.Constant(1) - L.Load(radii + i)));
                    L.Store(rows + (nint)row * samples + s + i, radius * L.Cos(L.Constant(2 * Math.PI) * L.Load(angles + i)));
                }
            }
        }
    }

    private static void Keys(ulong* keys, ulong seed, ulong stream, ulong step, long firstSample, long* indices, int valid, int first)
    {
        ulong key = CounterRandom.Mix(CounterRandom.Mix(CounterRandom.Mix(seed + GoldenRatio) ^ stream) + GoldenRatio * step);
        for (int i = 0; i < Batch; i++)
        {
            int lane = Math.Min(first + i, valid - 1);
            ulong sample = (ulong)(indices == null ? firstSample + lane : indices[lane]);
            keys[i] = CounterRandom.Mix(key ^ (sample + GoldenRatio));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Bits(Vector512<ulong> keys, ulong counter) =>
        Mix(Mix(keys + Vector512.Create(GoldenRatio * counter)) ^ (keys >>> 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Mix(Vector512<ulong> bits)
    {
        bits = (bits ^ (bits >>> 30)) * Vector512.Create(0xBF58476D1CE4E5B9);
        bits = (bits ^ (bits >>> 27)) * Vector512.Create(0x94D049BB133111EB);
        return bits ^ (bits >>> 31);
    }

    // the upper bits as numbers of [0, 1)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<ulong> bits, T* target, int lanes)
    {
        if (typeof(T) == typeof(float))
        {
            // 24 bits are exact in both precisions
            Vector512<int> whole = Vector512.Narrow((bits >>> 40).AsInt64(), Vector512<long>.Zero);
            Vector256<float> numbers = Vector256.ConvertToSingle(whole.GetLower()) * Vector256.Create(1f / (1 << 24));
            if (lanes == Batch)
            {
                numbers.Store((float*)target);
                return;
            }

            for (int i = 0; i < lanes; i++)
            {
                ((float*)target)[i] = numbers[i];
            }
        }
        else
        {
            Vector512<double> numbers = Vector512.ConvertToDouble((bits >>> 11).AsInt64()) * Vector512.Create(1.0 / (1L << 53));
            if (lanes == Batch)
            {
                numbers.Store((double*)target);
                return;
            }

            for (int i = 0; i < lanes; i++)
            {
                ((double*)target)[i] = numbers[i];
            }
        }
    }
}
