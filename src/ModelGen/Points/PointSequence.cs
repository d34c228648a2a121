using System.Numerics;
using ModelGen.Execution;
using ModelGen.Kernels;
using ModelGen.Samplers;

namespace ModelGen.Points;

/// <summary>A sampler's points, mapped from the unit cube to the domain of a batch; every batch has a sequence of its own.</summary>
internal sealed unsafe class PointSequence<T>(PinnDescription model, PointSampler sampler, int seed) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // bounds the scratch where a sampler goes on from one piece to the next; a design is drawn whole
    private const int PointsPerPiece = 65_536;

    private NativeBuffer<double>? _unit;

    /// <summary>The sampler.</summary>
    public PointSampler Sampler => sampler;

    /// <summary>Replaces the points by those with indices firstIndex ... firstIndex + count - 1 of the batch's sequence.</summary>
    public void Fill(Batch<T> batch, PointSet<T> points, long firstIndex, int count)
    {
        IReadOnlyList<int> read = batch.Description.Coordinates;
        int piece = sampler.IsSequence ? Math.Min(count, PointsPerPiece) : count;
        NativeBuffer<double>.Grow(ref _unit, (long)piece * read.Count);
        ulong batchSeed = CounterRandom.Mix((ulong)seed) ^ CounterRandom.StreamOf(batch.Description.Name);
        points.Resize(count);
        for (int done = 0; done < count; done += piece)
        {
            int n = Math.Min(piece, count - done);
            Span<double> unit = new(_unit!.Pointer, checked(n * read.Count));
            sampler.Sample(batchSeed, firstIndex + done, n, read.Count, unit);
            for (int r = 0; r < read.Count; r++)
            {
                CoordinateDescription coordinate = model.Coordinates[read[r]];
                double width = coordinate.Upper - coordinate.Lower;
                T* row = points.Row(r) + done;
                for (int i = 0; i < n; i++)
                {
                    row[i] = T.CreateTruncating(coordinate.Lower + width * unit[r * n + i]);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _unit?.Dispose();
}
