namespace ModelGen.Samplers;

/// <summary>Independent uniform points. Plain Monte Carlo: the error of a mean falls as N^-1/2.</summary>
internal sealed class UniformSampler : PointSampler
{
    /// <inheritdoc/>
    public override string Name => "uniform";

    /// <inheritdoc/>
    public override bool IsSequence => true;

    /// <inheritdoc/>
    protected override void Draw(ulong seed, long firstIndex, int count, int dimensions, Span<double> unit)
    {
        for (int d = 0; d < dimensions; d++)
        {
            var random = new CounterRandom(seed, (ulong)d, (ulong)firstIndex);
            Span<double> row = unit.Slice(d * count, count);
            for (int i = 0; i < count; i++)
            {
                row[i] = random.NextUniform();
            }
        }
    }
}
