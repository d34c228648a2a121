using System.Runtime.CompilerServices;
using ModelGen.Samplers;

namespace ModelGen.Kernels.Networks;

/// <content>Statistics over the batch, and random numbers.</content>
public static unsafe partial class Steps<L, T>
{
    // sums of so many numbers in single precision lose nothing that matters
    private const int PixelsAtOnce = 64;
    private const int MostLanes = 16;

    /// <summary>What a tile adds to the moments of each channel: its mean, and the sum of squared deviations from it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BatchMoments(in NetworkTile<T> tile, int batch, int x)
    {
        BatchDescription description = tile.Network.Description.Batches[batch];
        (int first, int end) = tile.Share(description.Channels);
        for (int channel = first; channel < end; channel++)
        {
            T* plane = tile.Row(x + channel * description.Pixels);
            double count = (double)tile.Valid * description.Pixels;
            (double sum, _) = Sums(plane, null, description.Pixels, tile.Samples, tile.Valid, 0);
            double near = sum / count;
            (double rest, double squares) = Sums(plane, null, description.Pixels, tile.Samples, tile.Valid, near);

            // the sums are about a number near the mean
            double* own = tile.Moments + description.Offset + channel;
            own[0] = near + rest / count;
            own[description.Channels] = squares - rest * rest / count;
        }

        tile.EndStep();
    }

    /// <summary>What a tile adds to the sums of an adjoint, and of its product with the normalised numbers, of each channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BatchSums(in NetworkTile<T> tile, int batch, int yBar, int y)
    {
        BatchDescription description = tile.Network.Description.Batches[batch];
        (int first, int end) = tile.Share(description.Channels);
        for (int channel = first; channel < end; channel++)
        {
            int row = channel * description.Pixels;
            (double sum, double product) = Sums(tile.Row(yBar + row), tile.Row(y + row), description.Pixels, tile.Samples, tile.Valid, 0);
            double* own = tile.Moments + description.Offset + 2 * description.Channels + channel;
            own[0] = sum;
            own[description.Channels] = product;
        }

        tile.EndStep();
    }

    /// <summary>
    /// Random numbers, which the seed, the draw, the stream, the sample and the element decide, and nothing else: uniform in [0, 1), or standard normal.
    /// </summary>
    public static void Random(in NetworkTile<T> tile, int stream, int channels, int pixels, int y)
    {
        NetworkMemory<T> network = tile.Network;
        RandomDescription description = network.Description.Random[stream];
        ulong key = CounterRandom.Mix(CounterRandom.StreamOf(description.Path) ^ CounterRandom.Mix(network.Draw + 1));
        (int first, int end) = tile.Share(tile.Valid);
        int rows = channels * pixels;
        for (int s = first; s < end; s++)
        {
            CounterRandom random = new(network.Seed, key ^ CounterRandom.Mix((ulong)tile.Indices[s] + 1));
            T* target = tile.Row(y) + s;
            for (int row = 0; row < rows; row++)
            {
                *target = Number.From<T>(description.IsNormal ? random.NextNormal() : random.NextUniform());
                target += tile.Samples;
            }
        }

        if (tile.Part.Index == 0)
        {
            for (int row = 0; row < rows; row++)
            {
                new Span<T>(tile.Row(y + row) + tile.Valid, tile.Samples - tile.Valid).Clear();
            }
        }

        tile.EndStep();
    }

    /// <summary>The sums of a - centre and of its square, or of a and a b, over pixels and samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double First, double Second) Sums(T* a, T* b, int pixels, nint samples, int valid, double centre)
    {
        T* lanes = stackalloc T[2 * MostLanes];
        L middle = L.Constant(centre);
        double first = 0;
        double second = 0;
        for (nint lane = 0; lane < samples && lane < valid; lane += L.Count)
        {
            int seen = (int)Math.Min(L.Count, valid - lane);
            for (int from = 0; from < pixels; from += PixelsAtOnce)
            {
                int to = Math.Min(pixels, from + PixelsAtOnce);
                L sum = L.Constant(0);
                L product = L.Constant(0);
                for (int pixel = from; pixel < to; pixel++)
                {
                    nint at = pixel * samples + lane;
                    L value = L.Load(a + at) - middle;
                    sum += value;
                    product = L.MultiplyAdd(value, b == null ? value : L.Load(b + at), product);
                }

                L.Store(lanes, sum);
                L.Store(lanes + MostLanes, product);
                for (int s = 0; s < seen; s++)
                {
                    first += Number.ToDouble(lanes[s]);
                    second += Number.ToDouble(lanes[MostLanes + s]);
                }
            }
        }

        return (first, second);
    }
}
