using ModelGen.Kernels.Networks;

namespace ModelGen.Tests.Samples;

/// <summary>The data set of a network from a field of 2 x 3 pixels to one, as the generator writes it.</summary>
internal sealed class Pairs : SampleSet<Pairs>
{
    private static readonly ColumnDescription[] s_columns = [new("Now", true, [2, 3, 1], 0), new("Next", false, [2, 3, 1], 0)];

    public Pairs(SampleArray now, SampleArray next) : base(s_columns, [now, next])
    {
    }

    private Pairs(SampleSet samples) : base(samples)
    {
    }

    public static Pairs FromTrajectories(SampleArray frames, int ahead) => new(PairsOf(s_columns, frames, ahead));

    protected override Pairs Same(SampleSet samples) => new(samples);
}
