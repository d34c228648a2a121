namespace ModelGen.Kernels.Tensors;

/// <summary>A sparse matrix by rows.</summary>
internal sealed class SparseRows<T> where T : unmanaged
{
    private SparseRows(ReadOnlySpan<int> starts, ReadOnlySpan<SparseEntry<T>> entries)
    {
        Starts = new PinnedTable<int>(starts);
        Entries = new PinnedTable<SparseEntry<T>>(entries);
    }

    public int Rows => Starts.Length - 1;

    /// <summary>[row, and one more]: where its entries begin.</summary>
    public PinnedTable<int> Starts { get; }

    public PinnedTable<SparseEntry<T>> Entries { get; }

    public static SparseRows<T> From(IReadOnlyList<(int Row, int Column, double Weight)> entries, int rows)
    {
        int[] starts = new int[rows + 1];
        foreach ((int row, _, _) in entries)
        {
            starts[row + 1]++;
        }

        for (int row = 0; row < rows; row++)
        {
            starts[row + 1] += starts[row];
        }

        SparseEntry<T>[] sorted = new SparseEntry<T>[entries.Count];
        int[] next = [.. starts];
        foreach ((int row, int column, double weight) in entries)
        {
            sorted[next[row]++] = new SparseEntry<T>(column, Number.From<T>(weight));
        }

        return new SparseRows<T>(starts, sorted);
    }
}
