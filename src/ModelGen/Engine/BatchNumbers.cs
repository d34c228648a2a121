using System.Numerics;
using ModelGen.Kernels.Networks;
using ModelGen.Kernels.Tensors;

namespace ModelGen.Engine;

/// <summary>Statistics over a batch from those of its tiles, in their order.</summary>
internal static unsafe class BatchNumbers
{
    /// <summary>Mean and reciprocal deviation, and the running statistics; or the means of the reverse pass.</summary>
    /// <param name="batch">Which statistics.</param>
    /// <param name="isMoments">Whether they are the moments.</param>
    /// <param name="tileMoments">[tile][stride]: what the tiles have added.</param>
    /// <param name="stride">Numbers of a tile.</param>
    /// <param name="tiles">How many.</param>
    /// <param name="memory">Receives the numbers, and the running statistics.</param>
    public static void Combine<T>(BatchDescription batch, bool isMoments, double* tileMoments, int stride, int tiles, NetworkMemory<T> memory)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int channel = 0; channel < batch.Channels; channel++)
        {
            if (isMoments)
            {
                Moments(batch, channel, tileMoments, stride, tiles, memory);
            }
            else
            {
                Means(batch, channel, tileMoments, stride, tiles, memory);
            }
        }
    }

    private static void Moments<T>(BatchDescription batch, int channel, double* tileMoments, int stride, int tiles, NetworkMemory<T> memory)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ChannelMoments all = default;
        for (int tile = 0; tile < tiles; tile++)
        {
            all = ChannelMoments.Combine(all, ((ChannelMoments*)(tileMoments + (long)tile * stride + TileMoments.Offset(batch)))[channel]);
        }

        double variance = all.Squares / all.Count;
        T* numbers = memory.Batch + batch.Offset + channel;
        numbers[0] = T.CreateTruncating(all.Mean);
        numbers[batch.Channels] = T.CreateTruncating(1 / Math.Sqrt(variance + batch.Epsilon));
        T* mean = memory.Parameters + batch.MeanOffset + channel;
        T* spread = memory.Parameters + batch.VarianceOffset + channel;

        // still where they began: the first batch sets them, so that they do not lag behind by numbers that no batch had
        double share = *mean == T.Zero && *spread == T.One ? 1 : batch.Momentum;
        Move(mean, all.Mean, share);

        // what is kept is the unbiased estimate, as predictions want it
        Move(spread, all.Count > 1 ? all.Squares / (all.Count - 1) : variance, share);
    }

    private static void Means<T>(BatchDescription batch, int channel, double* tileMoments, int stride, int tiles, NetworkMemory<T> memory)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        double product = 0;
        for (int tile = 0; tile < tiles; tile++)
        {
            double* own = tileMoments + (long)tile * stride + TileMoments.SumOffset(batch) + 2 * channel;
            sum += own[0];
            product += own[1];
        }

        double count = (double)memory.BatchCount * batch.Pixels;
        T* numbers = memory.Batch + batch.Offset + 2 * batch.Channels + channel;
        numbers[0] = T.CreateTruncating(sum / count);
        numbers[batch.Channels] = T.CreateTruncating(product / count);
    }

    private static void Move<T>(T* running, double latest, double share) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        *running = T.CreateTruncating((1 - share) * double.CreateTruncating(*running) + share * latest);
}
