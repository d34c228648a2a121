using ModelGen.Kernels;

namespace ModelGen.Points;

/// <summary>The batches that make up a loss, with their points numbered through as rows and tiles.</summary>
internal sealed class BatchList<T> : IDisposable where T : unmanaged
{
    private readonly Batch<T>[] _batches;

    public BatchList(PinnDescription model)
    {
        List<Batch<T>> batches = [];
        for (int program = 0; program < model.Programs.Count; program++)
        {
            if (model.Programs[program].Kind == ProgramKind.Batch)
            {
                batches.Add(new Batch<T>(program, model, EquationCount));
                EquationCount += model.Programs[program].Equations.Count;
            }
        }

        _batches = [.. batches];
    }

    /// <summary>The batches in the order of their programs.</summary>
    public ReadOnlySpan<Batch<T>> Batches => _batches;

    /// <summary>Equations of all batches.</summary>
    public int EquationCount { get; }

    /// <summary>Points that one evaluation visits.</summary>
    public long PointCount { get; private set; }

    /// <summary>Rows of the weighted residual.</summary>
    public long RowCount { get; private set; }

    /// <summary>Tiles that one evaluation visits.</summary>
    public long TileCount { get; private set; }

    /// <summary>Selects each batch's visited points: all of them, or the given window of at most <paramref name="points"/> in all.</summary>
    public void SelectWindow(long? points, long window)
    {
        long total = 0;
        foreach (Batch<T> batch in _batches)
        {
            total += batch.Points.Count;
        }

        double share = points is { } wanted && wanted < total ? (double)wanted / total : 1;
        PointCount = 0;
        RowCount = 0;
        TileCount = 0;
        foreach (Batch<T> batch in _batches)
        {
            batch.SelectWindow(share == 1 ? batch.Points.Count : Math.Max(1, (long)Math.Round(share * batch.Points.Count)), window);
            batch.FirstRow = RowCount;
            batch.FirstTile = TileCount;
            PointCount += batch.ActiveCount;
            RowCount += batch.ActiveCount * batch.Description.Components;
            TileCount += batch.TileCount;
        }
    }

    /// <summary>The batch that holds a tile, and which of its visited points are in it.</summary>
    public Batch<T> Locate(long tile, out long first, out int valid)
    {
        int b = 0;
        while (tile >= _batches[b].FirstTile + _batches[b].TileCount)
        {
            b++;
        }

        Batch<T> batch = _batches[b];
        first = (tile - batch.FirstTile) * Tile<T>.Points;
        valid = (int)Math.Min(Tile<T>.Points, batch.ActiveCount - first);
        return batch;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Batch<T> batch in _batches)
        {
            batch.Dispose();
        }
    }
}
