namespace ModelGen.Tests.Engine;

/// <summary>A user's sampler: records how it is called, and fails when told to.</summary>
internal sealed class FaultySampler(PointSampler inner) : PointSampler
{
    public bool Fails { get; set; }

    public List<(long First, int Count)> Calls { get; } = [];

    public override string Name => "faulty";

    protected override void Draw(ulong seed, long firstIndex, int count, int dimensions, Span<double> unit)
    {
        Calls.Add((firstIndex, count));
        if (Fails)
        {
            throw new NotSupportedException("told to fail");
        }

        inner.Sample(seed, firstIndex, count, dimensions, unit);
    }
}
