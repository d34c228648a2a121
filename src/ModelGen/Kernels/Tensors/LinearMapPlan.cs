namespace ModelGen.Kernels.Tensors;

/// <summary>A linear map's tables, built once when a model is created.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class LinearMapPlan<T> where T : unmanaged
{
    // a sum over pixels is no matrix
    private const int LeastRows = 2;

    /// <summary>Builds the tables.</summary>
    /// <exception cref="ArgumentException">The terms differ in sizes.</exception>
    public LinearMapPlan(LinearMapDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        IReadOnlyList<AxisMap> first = description.Terms[0];
        if (description.Terms.Any(term => !term.Select(map => (map.Inputs, map.Outputs)).SequenceEqual(first.Select(map => (map.Inputs, map.Outputs)))))
        {
            throw new ArgumentException("All terms of a linear map have the same sizes.", nameof(description));
        }

        InputChannels = first[^1].Inputs;
        OutputChannels = first[^1].Outputs;
        InputPixels = first.SkipLast(1).Aggregate(1, (product, map) => checked(product * map.Inputs));
        OutputPixels = first.SkipLast(1).Aggregate(1, (product, map) => checked(product * map.Outputs));

        if (DenseAxis(description.Terms) is int axis and >= 0)
        {
            int Pixels(IEnumerable<AxisMap> maps) => maps.Aggregate(1, (product, map) => product * map.Outputs);
            bool isChannel = axis == first.Count - 1;

            // in memory channels come first
            int outer = isChannel ? 1 : OutputChannels * Pixels(first.Take(axis));
            int inner = isChannel ? OutputPixels : Pixels(first.Skip(axis + 1).SkipLast(1));
            DenseForward = new AxisProductPlan<T>(first[axis], isTransposed: false, outer, inner);
            DenseAdjoint = new AxisProductPlan<T>(first[axis], isTransposed: true, outer, inner);
            Forward = Adjoint = SparseRows<T>.From([], 0);
            return;
        }

        // channels that do not mix share the table of one
        bool isByPixel = description.Terms.All(term => term[^1].IsIdentity);
        Planes = isByPixel ? InputChannels : 1;
        List<(int Row, int Column, double Weight)> entries = [];
        Dictionary<(int Row, int Column), int> places = [];
        foreach (IReadOnlyList<AxisMap> term in description.Terms)
        {
            List<AxisMap> axes = [.. term];
            AxisMap channels = axes[^1];
            axes.RemoveAt(axes.Count - 1);
            if (!isByPixel)
            {
                axes.Insert(0, channels);
            }

            foreach ((int row, int column, double weight) in Kronecker(axes))
            {
                if (places.TryAdd((row, column), entries.Count))
                {
                    entries.Add((row, column, weight));
                }
                else
                {
                    int place = places[(row, column)];
                    entries[place] = (row, column, entries[place].Weight + weight);
                }
            }
        }

        // in the order of taps, not of columns: a row beyond a periodic border adds up as every other does, to the bit
        entries = [.. entries.OrderBy(entry => entry.Row)];
        Forward = SparseRows<T>.From(entries, OutputPixels * (isByPixel ? 1 : OutputChannels));
        Adjoint = SparseRows<T>.From([.. entries.Select(entry => (entry.Column, entry.Row, entry.Weight))], InputPixels * (isByPixel ? 1 : InputChannels));
    }

    /// <summary>Channels of the input.</summary>
    public int InputChannels { get; }

    /// <summary>Channels of the output.</summary>
    public int OutputChannels { get; }

    /// <summary>Pixels of the input.</summary>
    public int InputPixels { get; }

    /// <summary>Pixels of the output.</summary>
    public int OutputPixels { get; }

    /// <summary>A map of one dense matrix along one axis; null for any other.</summary>
    internal AxisProductPlan<T>? DenseForward { get; }

    /// <summary>Its transpose.</summary>
    internal AxisProductPlan<T>? DenseAdjoint { get; }

    /// <summary>How many equal maps stand side by side: the channels, where they do not mix.</summary>
    internal int Planes { get; }

    internal SparseRows<T> Forward { get; }

    internal SparseRows<T> Adjoint { get; }

    // the axis of the only matrix, where it has few zeros and is worth a register block; else -1
    private static int DenseAxis(IReadOnlyList<IReadOnlyList<AxisMap>> terms)
    {
        int[] axes = terms.Count > 1 ? [] : [.. Enumerable.Range(0, terms[0].Count).Where(axis => !terms[0][axis].IsIdentity)];
        if (axes.Length != 1)
        {
            return -1;
        }

        AxisMap map = terms[0][axes[0]];
        long entries = map.Rows.Sum(row => (long)row.Count);
        return map.Outputs >= LeastRows && 2 * entries > (long)map.Inputs * map.Outputs ? axes[0] : -1;
    }

    private static List<(int Row, int Column, double Weight)> Kronecker(List<AxisMap> axes)
    {
        List<(int Row, int Column, double Weight)> entries = [(0, 0, 1)];
        foreach (AxisMap axis in axes)
        {
            entries = [.. entries.SelectMany(entry => axis.Rows.SelectMany((row, i) => row.Select(inner =>
                (entry.Row * axis.Outputs + i, entry.Column * axis.Inputs + inner.Input, entry.Weight * inner.Weight))))];
        }

        return entries;
    }
}
