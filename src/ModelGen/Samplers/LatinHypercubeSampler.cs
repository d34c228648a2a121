namespace ModelGen.Samplers;

/// <summary>
/// Latin hypercube sampling (McKay et al. 1979): every coordinate has exactly one point in each interval [k, k + 1) / count.
/// The points of one call are one design; two calls are two designs, not one of twice the size.
/// </summary>
internal sealed class LatinHypercubeSampler : PointSampler
{
    /// <inheritdoc/>
    public override string Name => "latin-hypercube";

    /// <inheritdoc/>
    protected override void Draw(ulong seed, long firstIndex, int count, int dimensions, Span<double> unit)
    {
        for (int d = 0; d < dimensions; d++)
        {
            var random = new CounterRandom(seed, CounterRandom.Mix((ulong)firstIndex) + (ulong)d);
            Span<double> row = unit.Slice(d * count, count);
            for (int i = 0; i < count; i++)
            {
                row[i] = BelowOne((i + random.NextUniform()) / count);
            }

            // Fisher and Yates
            for (int i = count - 1; i > 0; i--)
            {
                int j = random.NextBelow(i + 1);
                (row[i], row[j]) = (row[j], row[i]);
            }
        }
    }
}
