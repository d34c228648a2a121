using System.Numerics;
using ModelGen.Kernels.Tensors;
using ModelGen.Numerics;

namespace ModelGen.Tests.Kernels.Tensors;

/// <summary>Samples as rows, random rows and moments, checked for one lane type.</summary>
public abstract unsafe class SampleChecks<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Fact]
    public void Samples_are_loaded_by_index_the_last_one_repeated_and_stored_back()
    {
        foreach ((int pixels, int channels) in new[] { (1, 1), (1, 37), (49, 1), (35, 3), (16, 16), (5, 2) })
        {
            foreach (int samples in new[] { L.Count, 3 * L.Count, 4 * L.Count })
            {
                int valid = Math.Max(1, samples - 2);
                Exchange<T>(pixels, channels, samples, valid);
                Exchange<float>(pixels, channels, samples, valid);
                Exchange<double>(pixels, channels, samples, valid);
            }
        }
    }

    [Fact]
    public void A_random_number_depends_on_seed_stream_step_sample_and_element_only()
    {
        const int rows = 11;
        int samples = 4 * L.Count;
        var memory = new GuardedMemory<T>(seed: 1);
        foreach (bool isNormal in new[] { false, true })
        {
            T* whole = Draw(memory, isNormal, seed: 1, stream: 2, step: 3, firstSample: 100, rows, samples, count: 1);
            T* parts = Draw(memory, isNormal, seed: 1, stream: 2, step: 3, firstSample: 100, rows, samples, count: 3);
            T* tile = Draw(memory, isNormal, seed: 1, stream: 2, step: 3, firstSample: 100 + L.Count, rows, L.Count, count: 1);
            for (int i = 0; i < rows * samples; i++)
            {
                Assert.Equal(whole[i], parts[i]);
                if (i % samples / L.Count == 1)
                {
                    Assert.Equal(whole[i], tile[i / samples * L.Count + i % L.Count]);
                }
            }

            T* seed = Draw(memory, isNormal, seed: 2, stream: 2, step: 3, firstSample: 100, rows, samples, count: 1);
            T* stream = Draw(memory, isNormal, seed: 1, stream: 3, step: 3, firstSample: 100, rows, samples, count: 1);
            T* step = Draw(memory, isNormal, seed: 1, stream: 2, step: 4, firstSample: 100, rows, samples, count: 1);
            for (int i = 0; i < rows * samples; i++)
            {
                Assert.True(whole[i] != seed[i] && whole[i] != stream[i] && whole[i] != step[i], "another seed, stream or step is another number");
            }
        }

        memory.AssertGuardsIntact();
    }

    [Fact]
    public void Random_numbers_have_the_moments_of_their_distributions()
    {
        const int rows = 400;
        int samples = 4 * Math.Max(8, L.Count);
        var memory = new GuardedMemory<T>(seed: 1);
        double[] uniform = Values(Draw(memory, isNormal: false, 1, 2, 3, 0, rows, samples, 1), rows * samples);
        double[] normal = Values(Draw(memory, isNormal: true, 1, 2, 3, 0, rows, samples, 1), rows * samples);
        double error = 4 / Math.Sqrt(rows * samples);
        Assert.All(uniform, number => Assert.InRange(number, 0, 1 - 1e-9));
        Assert.Equal(0.5, uniform.Average(), error * Math.Sqrt(1 / 12.0));
        Assert.Equal(1 / 3.0, uniform.Average(number => number * number), error * 0.3);
        Assert.Equal(0, normal.Average(), error);
        Assert.Equal(1, normal.Average(number => number * number), error * Math.Sqrt(2));
        Assert.Equal(3, normal.Average(number => Math.Pow(number, 4)), error * Math.Sqrt(96));

        // neighbours in a row and in a column are uncorrelated
        Assert.Equal(0, normal.Zip(normal.Skip(1), (a, b) => a * b).Average(), error);
        Assert.Equal(0, normal.Zip(normal.Skip(samples), (a, b) => a * b).Average(), error * 1.01);
    }

    [Fact]
    public void Moments_are_those_of_all_pixels_and_valid_samples()
    {
        const int channels = 5;
        foreach (int pixels in new[] { 1, 3, 300 })
        {
            int samples = 2 * L.Count;
            var memory = new GuardedMemory<T>(seed: 6);
            T* x = memory.Random(channels * pixels * samples);
            T* g = memory.Random(channels * pixels * samples);
            T* means = memory.Random(channels);
            T* scales = memory.Random(channels);
            int valid = samples - 1;

            // a large mean: the sum of squares less the square of the sum would lose all digits
            for (int i = 0; i < channels * pixels * samples; i++)
            {
                x[i] += T.CreateTruncating(1000);
            }

            var moments = new ChannelMoments[channels];
            double[] sums = new double[2 * channels];
            fixed (ChannelMoments* m = moments)
            fixed (double* s = sums)
            {
                for (int i = 0; i < 3; i++)
                {
                    BatchMoments<L, T>.Add(x, channels, pixels, samples, valid, m, new Part(i, 3));
                    BatchMoments<L, T>.Add(x, channels, pixels, samples, samples, m, new Part(i, 3));
                    BatchMoments<L, T>.AddAdjoint(g, x, means, scales, channels, pixels, samples, valid, s, new Part(i, 3));
                }
            }

            for (int c = 0; c < channels; c++)
            {
                var places = Enumerable.Range(c * pixels * samples, pixels * samples).ToArray();
                int[] first = [.. places.Where(i => i % samples < valid)];
                double[] numbers = [.. first.Concat(places).Select(i => Value(x[i]))];
                double mean = numbers.Average();
                Assert.Equal(numbers.Length, moments[c].Count);
                Assert.Equal(mean, moments[c].Mean, 1000 * 100 * GuardedMemory<T>.Epsilon);
                double squares = numbers.Sum(number => (number - mean) * (number - mean));
                Assert.Equal(squares, moments[c].Squares, 1e4 * GuardedMemory<T>.Epsilon * (1 + squares));
                double scale = first.Length * 500 * 2;
                GuardedMemory<T>.AssertClose(first.Sum(i => Value(g[i])), T.CreateTruncating(sums[2 * c]), first.Length, "sum of g");
                double product = first.Sum(i => Value(g[i]) * (Value(x[i]) - Value(means[c])) * Value(scales[c]));
                GuardedMemory<T>.AssertClose(product, T.CreateTruncating(sums[2 * c + 1]), scale, "sum of g xhat");
            }

            memory.AssertGuardsIntact();
        }
    }

    private static void Exchange<TSource>(int pixels, int channels, int samples, int valid)
        where TSource : unmanaged, IBinaryFloatingPointIeee754<TSource>
    {
        int length = pixels * channels;
        var memory = new GuardedMemory<T>(seed: 7);
        var sources = new GuardedMemory<TSource>(seed: 8);
        TSource* source = sources.Random((samples + 3) * length);
        TSource* back = sources.Random(valid * length);
        long[] order = [.. Enumerable.Range(0, valid).Select(i => (long)((i * 7 + 2) % (samples + 3)))];
        T* rows = memory.Random(length * samples);
        fixed (long* indices = order)
        {
            for (int i = 0; i < 3; i++)
            {
                SampleRows<T>.Load(source, indices, valid, channels, pixels, rows, samples, new Part(i, 3));
            }

            for (int i = 0; i < 2; i++)
            {
                SampleRows<T>.Store(rows, channels, pixels, samples, back, valid, new Part(i, 2));
            }
        }

        for (int s = 0; s < samples; s++)
        {
            for (int element = 0; element < length; element++)
            {
                TSource expected = source[order[Math.Min(s, valid - 1)] * length + element];
                int row = element % channels * pixels + element / channels;
                Assert.Equal(T.CreateTruncating(expected), rows[row * samples + s]);
                if (s < valid)
                {
                    Assert.Equal(TSource.CreateTruncating(T.CreateTruncating(expected)), back[s * length + element]);
                }
            }
        }

        SampleRows<T>.Load(source, null, valid, channels, pixels, rows, samples, Part.Whole);
        Assert.Equal(T.CreateTruncating(source[(valid - 1) * length]), rows[samples - 1]);
        memory.AssertGuardsIntact();
        sources.AssertGuardsIntact();
    }

    private static T* Draw(
        GuardedMemory<T> memory, bool isNormal, ulong seed, ulong stream, ulong step, long firstSample, int rows, int samples, int count)
    {
        T* drawn = memory.Random(rows * samples);
        for (int i = 0; i < count; i++)
        {
            if (isNormal)
            {
                RandomRows<L, T>.Normal(seed, stream, step, firstSample, null, samples, drawn, rows, samples, new Part(i, count));
            }
            else
            {
                RandomRows<L, T>.Uniform(seed, stream, step, firstSample, null, samples, drawn, rows, samples, new Part(i, count));
            }
        }

        return drawn;
    }

    private static double[] Values(T* numbers, int count)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Value(numbers[i]);
        }

        return values;
    }

    private static double Value(T value) => double.CreateTruncating(value);
}
