namespace ModelGen.Kernels.Tensors;

/// <summary>
/// A dense matrix along one axis of a tensor: y[outer][row][inner] = sum over columns of A[row][column] x[outer][column][inner], as panels of the register
/// blocks that lane types have.
/// </summary>
internal sealed class AxisProductPlan<T> where T : unmanaged
{
    // of the widest lanes
    private const int MostLanes = 16;

    private readonly PinnedTable<T> _eights;
    private readonly PinnedTable<T> _fours;

    public AxisProductPlan(AxisMap map, bool isTransposed, int outer, int inner)
    {
        Outer = outer;
        Inner = inner;
        Rows = isTransposed ? map.Inputs : map.Outputs;
        Columns = isTransposed ? map.Outputs : map.Inputs;
        double[] matrix = new double[Rows * Columns];
        for (int i = 0; i < map.Rows.Count; i++)
        {
            foreach ((int input, double weight) in map.Rows[i])
            {
                matrix[isTransposed ? input * Columns + i : i * Columns + input] = weight;
            }
        }

        _eights = Pack(matrix, largest: 8);
        _fours = Pack(matrix, largest: 4);
        // four vectors of rows are read at a time, whatever lies behind the last
        T[] transposed = new T[matrix.Length + 4 * MostLanes];
        for (int i = 0; i < matrix.Length; i++)
        {
            transposed[i % Columns * Rows + i / Columns] = Number.From<T>(matrix[i]);
        }

        ByColumn = new PinnedTable<T>(transposed);
        Taps = new PinnedTable<Tap>([.. Enumerable.Range(0, Columns).Select(column => new Tap(column, column))]);
    }

    /// <summary>Equal matrices beside each other.</summary>
    public int Outer { get; }

    /// <summary>Pixels behind the axis, which lie next to each other.</summary>
    public int Inner { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>[column][row], and some vectors of zeros.</summary>
    public PinnedTable<T> ByColumn { get; }

    /// <summary>[column].</summary>
    public PinnedTable<Tap> Taps { get; }

    /// <summary>[block of rows][column][row]; blocks have at most eight rows, or four.</summary>
    public PinnedTable<T> Panels(bool hasEights) => hasEights ? _eights : _fours;

    private PinnedTable<T> Pack(double[] matrix, int largest)
    {
        T[] panels = new T[matrix.Length];
        int next = 0;
        for (int first = 0; first < Rows;)
        {
            int left = Rows - first;
            int rows = left >= 8 && largest == 8 ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
            for (int column = 0; column < Columns; column++)
            {
                for (int r = 0; r < rows; r++)
                {
                    panels[next++] = Number.From<T>(matrix[(first + r) * Columns + column]);
                }
            }

            first += rows;
        }

        return new PinnedTable<T>(panels);
    }
}
