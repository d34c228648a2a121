using ModelGen.Samplers;

namespace ModelGen.Points;

/// <summary>
/// Weighted sampling without replacement: the m candidates with the smallest -log(u) / w, u uniform (Efraimidis and Spirakis
/// 2006, algorithm A, as exponential variates). The variates come from a counter, so a draw can be repeated.
/// </summary>
internal static class WeightedSelection
{
    /// <summary>Writes the indices of the selected candidates, ascending.</summary>
    /// <param name="weights">Positive weights, [candidate].</param>
    /// <param name="random">Decides the draw.</param>
    /// <param name="keys">Scratch, [candidate].</param>
    /// <param name="sorted">Scratch, [candidate].</param>
    /// <param name="selected">Receives the indices; at most as long as the weights.</param>
    public static void Select(ReadOnlySpan<double> weights, CounterRandom random, Span<double> keys, Span<double> sorted, Span<int> selected)
    {
        if (selected.IsEmpty)
        {
            return;
        }

        for (int i = 0; i < weights.Length; i++)
        {
            keys[i] = -Math.Log(1 - random.NextUniform()) / weights[i];
        }

        keys[..weights.Length].CopyTo(sorted);
        sorted[..weights.Length].Sort();
        double threshold = sorted[selected.Length - 1];
        int count = 0;
        for (int i = 0; i < weights.Length && count < selected.Length; i++)
        {
            if (keys[i] <= threshold)
            {
                selected[count++] = i;
            }
        }
    }
}
