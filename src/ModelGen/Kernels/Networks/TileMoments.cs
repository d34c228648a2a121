namespace ModelGen.Kernels.Networks;

/// <summary>Where a tile keeps what it adds to statistics of the batch: three numbers a channel of the forward pass, then two of the reverse pass.</summary>
internal static class TileMoments
{
    /// <summary>Numbers of all statistics.</summary>
    public static int Length(NetworkDescription network) => network.Batches.Sum(batch => 5 * batch.Channels);

    /// <summary>Where the moments of the statistics begin; their offset counts four numbers a channel.</summary>
    public static int Offset(BatchDescription batch) => batch.Offset / 4 * 5;

    /// <summary>Where the sums of the reverse pass begin.</summary>
    public static int SumOffset(BatchDescription batch) => Offset(batch) + 3 * batch.Channels;
}
