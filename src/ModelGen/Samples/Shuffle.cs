using ModelGen.Samplers;

namespace ModelGen.Samples;

/// <summary>Orders of samples.</summary>
internal static class Shuffle
{
    /// <summary>The numbers from 0 to count - 1 in an order that seed and epoch decide (Fisher-Yates).</summary>
    public static long[] Order(int count, ulong seed, ulong epoch)
    {
        long[] order = new long[count];
        Fill(order, seed, epoch);
        return order;
    }

    /// <inheritdoc cref="Order"/>
    public static void Fill(Span<long> order, ulong seed, ulong epoch)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        CounterRandom random = new(seed, CounterRandom.StreamOf("shuffle") ^ CounterRandom.Mix(epoch + 1));
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = (int)Math.Min(i, (long)(random.NextUniform() * (i + 1)));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
