namespace ModelGen.Kernels.Tensors;

/// <summary>A sparse matrix [outputs][inputs] along one axis.</summary>
public sealed partial record AxisMap
{
    private AxisMap(int inputs, IReadOnlyList<IReadOnlyList<(int Input, double Weight)>> rows, bool isIdentity = false)
    {
        Inputs = inputs;
        Rows = rows;
        IsIdentity = isIdentity;
    }

    /// <summary>Columns of the matrix.</summary>
    public int Inputs { get; }

    /// <summary>Rows of the matrix.</summary>
    public int Outputs => Rows.Count;

    internal IReadOnlyList<IReadOnlyList<(int Input, double Weight)>> Rows { get; }

    internal bool IsIdentity { get; }

    /// <summary>What comes in goes out.</summary>
    public static AxisMap Identity(int n) => new(n, [.. Enumerable.Range(0, n).Select(i => Entries((i, 1.0)))], isIdentity: true);

    /// <summary>out[i] = sum over k of weights[k] in[i stride - before + k dilation], through the boundary.</summary>
    public static AxisMap Window(int n, int outputs, IReadOnlyList<double> weights, int stride, int dilation, int before, Boundary boundary) =>
        new(n, [.. Enumerable.Range(0, outputs).Select(i => Entries([.. weights
            .Select((weight, k) => (Input: BoundaryMap.Find(i * stride - before + k * dilation, n, boundary), weight))
            .Where(entry => entry.Input >= 0)]))]);

    /// <summary>Each input repeated factor times.</summary>
    public static AxisMap Nearest(int n, int factor) => NearestOf(n, checked(n * factor));

    /// <summary>The input whose cell holds the centre of the output's: out[i] = in[floor((i + 1/2) n / outputs)].</summary>
    public static AxisMap NearestOf(int n, int outputs) =>
        new(n, [.. Enumerable.Range(0, outputs).Select(i => Entries(((int)((2L * i + 1) * n / (2L * outputs)), 1.0)))]);

    /// <summary>
    /// Linear interpolation at the centres of n factor cells: out[i] lies at (i + 1/2) / factor - 1/2 of the inputs. Beyond the first and the last centre
    /// the boundary says what is there; <see cref="Boundary.Replicate"/> is the bilinear upsampling of torch without aligned corners.
    /// </summary>
    public static AxisMap Linear(int n, int factor, Boundary boundary) => LinearOf(n, checked(n * factor), boundary);

    /// <summary>Linear interpolation at the centres of any number of cells: out[i] lies at (i + 1/2) n / outputs - 1/2 of the inputs.</summary>
    public static AxisMap LinearOf(int n, int outputs, Boundary boundary) => new(n, [.. Enumerable.Range(0, outputs).Select(i =>
    {
        // 2 outputs times the place, so that the weights of whole places are exact
        long place = (2L * i + 1) * n - outputs;
        int below = (int)Math.Floor(place / (2.0 * outputs));
        double above = (place - 2L * outputs * below) / (2.0 * outputs);
        (int Input, double Weight)[] ends = [(BoundaryMap.Find(below, n, boundary), 1 - above), (BoundaryMap.Find(below + 1, n, boundary), above)];
        return Entries([.. ends.Where(end => end.Input >= 0)]);
    })]);

    /// <summary>out[i] = in[first + i].</summary>
    public static AxisMap Slice(int n, int first, int count) => new(n, [.. Enumerable.Range(first, count).Select(i => Entries((i, 1.0)))]);

    /// <summary>out[i] = in[0] i / steps: where n pixels are.</summary>
    public static AxisMap Places(int n, int steps) => new(1, [.. Enumerable.Range(0, n).Select(i => Entries((0, (double)i / steps)))]);

    /// <summary>One output: the sum of all inputs.</summary>
    public static AxisMap Sum(int n) => new(n, [Entries([.. Enumerable.Range(0, n).Select(i => (i, 1.0))])]);

    /// <summary>The matrix times a number.</summary>
    public AxisMap Scaled(double factor) => new(Inputs, [.. Rows.Select(row => Entries([.. row.Select(entry => (entry.Input, factor * entry.Weight))]))]);

    // each input once, zeros left out
    private static IReadOnlyList<(int Input, double Weight)> Entries(params (int Input, double Weight)[] entries) =>
        [.. entries.GroupBy(entry => entry.Input, entry => entry.Weight).Select(group => (group.Key, group.Sum())).Where(entry => entry.Item2 != 0)];
}
