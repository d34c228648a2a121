using ModelGen.Kernels.Tensors;
using ModelGen.Samplers;

namespace ModelGen.Kernels.Networks;

/// <content>Statistics over the batch, and random numbers.</content>
public static unsafe partial class Steps<L, T>
{
    /// <summary>What a tile adds to the moments of each channel.</summary>
    public static void BatchMoments(in NetworkTile<T> tile, int batch, int x)
    {
        BatchDescription description = tile.Network.Description.Batches[batch];
        ChannelMoments* moments = (ChannelMoments*)(tile.Moments + TileMoments.Offset(description));
        (int first, int end) = tile.Share(description.Channels);
        new Span<ChannelMoments>(moments + first, end - first).Clear();
        BatchMoments<L, T>.Add(tile.Row(x), description.Channels, description.Pixels, tile.Samples, tile.Valid, moments, tile.Part);
        tile.EndStep();
    }

    /// <summary>What a tile adds to the sums of an adjoint, and of its product with the normalised numbers, of each channel.</summary>
    public static void BatchSums(in NetworkTile<T> tile, int batch, int yBar, int x)
    {
        BatchDescription description = tile.Network.Description.Batches[batch];
        double* sums = tile.Moments + TileMoments.SumOffset(description);
        (int first, int end) = tile.Share(description.Channels);
        new Span<double>(sums + 2 * first, 2 * (end - first)).Clear();
        T* means = tile.Network.Batch + description.Offset;
        BatchMoments<L, T>.AddAdjoint(
            tile.Row(yBar),
            tile.Row(x),
            means,
            means + description.Channels,
            description.Channels,
            description.Pixels,
            tile.Samples,
            tile.Valid,
            sums,
            tile.Part);
        tile.EndStep();
    }

    /// <summary>
    /// Random numbers, which the seed, the draw, the stream, the sample and the element decide, and nothing else: uniform in [0, 1), or standard normal.
    /// </summary>
    public static void Random(in NetworkTile<T> tile, int stream, int channels, int pixels, int y)
    {
        NetworkMemory<T> network = tile.Network;
        RandomDescription description = network.Description.Random[stream];
        ulong key = CounterRandom.StreamOf(description.Path);
        T* rows = tile.Row(y);
        if (description.IsNormal)
        {
            RandomRows<L, T>.Normal(network.Seed, key, network.Draw, 0, tile.Indices, tile.Valid, rows, channels * pixels, tile.Samples, tile.Part);
        }
        else
        {
            RandomRows<L, T>.Uniform(network.Seed, key, network.Draw, 0, tile.Indices, tile.Valid, rows, channels * pixels, tile.Samples, tile.Part);
        }

        tile.EndStep();
    }
}
