using System.Numerics;
using ModelGen.Kernels.Networks;

namespace ModelGen.Engine;

/// <summary>Statistics over a batch from those of its tiles, in their order.</summary>
internal static unsafe class BatchNumbers
{
    /// <summary>
    /// Mean and reciprocal deviation, and the running statistics; or the means of the reverse pass. Tiles are combined as Chan, Golub and LeVeque 1983 do.
    /// </summary>
    public static void Combine<T>(BatchDescription batch, bool isMoments, double* moments, int stride, int tiles, NetworkMemory<T> memory)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int channels = batch.Channels;
        double* first = moments + batch.Offset + (isMoments ? 0 : 2 * channels);
        T* numbers = memory.Batch + batch.Offset + (isMoments ? 0 : 2 * channels);
        long total = (long)memory.BatchCount * batch.Pixels;
        for (int c = 0; c < channels; c++)
        {
            double a = 0;
            double b = 0;
            long seen = 0;
            for (int tile = 0; tile < tiles; tile++)
            {
                double* own = first + (long)tile * stride + c;
                if (!isMoments)
                {
                    a += own[0];
                    b += own[channels];
                    continue;
                }

                long count = Math.Min(memory.TileSamples, memory.BatchCount - (long)tile * memory.TileSamples) * batch.Pixels;
                double distance = own[0] - a;
                a += distance * count / (seen + count);
                b += own[channels] + distance * distance * seen * count / (seen + count);
                seen += count;
            }

            if (isMoments)
            {
                double variance = b / total;
                numbers[c] = T.CreateTruncating(a);
                numbers[channels + c] = T.CreateTruncating(1 / Math.Sqrt(variance + batch.Epsilon));
                Move(memory.Parameters + batch.MeanOffset + c, a, batch.Momentum);

                // what is saved is the unbiased estimate, as predictions want it
                Move(memory.Parameters + batch.VarianceOffset + c, total > 1 ? b / (total - 1) : variance, batch.Momentum);
            }
            else
            {
                numbers[c] = T.CreateTruncating(a / total);
                numbers[channels + c] = T.CreateTruncating(b / total);
            }
        }
    }

    private static void Move<T>(T* running, double latest, double momentum) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        *running = T.CreateTruncating((1 - momentum) * double.CreateTruncating(*running) + momentum * latest);
}
