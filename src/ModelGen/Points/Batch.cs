using ModelGen.Kernels;

namespace ModelGen.Points;

/// <summary>Where the points of a batch come from.</summary>
internal enum PointSource
{
    /// <summary>The sampler; redrawn by Resample.</summary>
    Sampler,

    /// <summary>The caller; never redrawn.</summary>
    Caller,

    /// <summary>An observed set; never redrawn.</summary>
    Observed,

    /// <summary>The program reads no coordinate: one point.</summary>
    Single,
}

/// <summary>Equations that are sampled at the same points, with those points, their weights and the current mini-batch.</summary>
internal sealed class Batch<T> : IDisposable where T : unmanaged
{
    private long _stride = 1;
    private bool _borrowed;

    public Batch(int program, PinnDescription model, int firstEquation)
    {
        Program = program;
        FirstEquation = firstEquation;
        Description = model.Programs[program];
        int columns = Description.ObservedSet < 0 ? 0 : model.ObservedSets[Description.ObservedSet].Columns.Count;
        Points = new PointSet<T>(Description.Coordinates.Count + columns);
        RelativeWeights = [.. Description.Equations.Select(equation => equation.Weight)];
        Weights = [.. RelativeWeights];
        Balance = new double[Weights.Length];
        Array.Fill(Balance, 1);
        Profiles = new BalanceProfile?[Weights.Length];
        EquationOf = new int[Description.Components];
        for (int e = 0; e < Description.Equations.Count; e++)
        {
            EquationDescription equation = Description.Equations[e];
            Array.Fill(EquationOf, e, equation.FirstComponent, equation.ComponentCount);
        }

        Interior = Description.Equations.Any(equation => equation.Kind == EquationKind.Residual);
        Source = Description.ObservedSet >= 0 ? PointSource.Observed
            : Description.Coordinates.Count == 0 ? PointSource.Single
            : PointSource.Sampler;
        RequestedPoints = Math.Min(DeclaredPoints, PointBudget.MostPoints);
        if (Source == PointSource.Single)
        {
            Points.Resize(1);
        }
    }

    /// <summary>Index of the program in the model.</summary>
    public int Program { get; }

    public ProgramDescription Description { get; }

    public PointSet<T> Points { get; private set; }

    public PointSource Source { get; set; }

    /// <summary>Whether one of its equations holds in the interior.</summary>
    public bool Interior { get; }

    /// <summary>Weight of each equation in the loss: <see cref="RelativeWeights"/>, the caller's, times <see cref="Balance"/>, training's.</summary>
    public double[] Weights { get; }

    /// <summary>Weight of each equation beside the others, declared or set by the caller.</summary>
    public double[] RelativeWeights { get; }

    /// <summary>What brings the residuals of each equation to one size; 1 unless it has been chosen.</summary>
    public double[] Balance { get; }

    /// <summary>What brings the residuals of each equation to one size at all points, beside <see cref="Balance"/>; null for most.</summary>
    public BalanceProfile?[] Profiles { get; }

    /// <summary>Whether an equation has a profile.</summary>
    public bool HasProfile => Array.Exists(Profiles, static profile => profile is not null);

    /// <summary>Index into <see cref="Weights"/> for each component.</summary>
    public int[] EquationOf { get; }

    /// <summary>The batch's first equation in the model's list of equations.</summary>
    public int FirstEquation { get; }

    /// <summary>Points that the declaration asks for.</summary>
    public int DeclaredPoints => Math.Max(1, Description.Points);

    /// <summary>Points that the sampler is to draw.</summary>
    public int RequestedPoints { get; set; }

    /// <summary>Points of data or of the caller that one evaluation visits at most; the next ones in the next window.</summary>
    public long MostVisited { get; set; } = long.MaxValue;

    /// <summary>Points that one evaluation visits: all, or the mini-batch.</summary>
    public long ActiveCount { get; private set; }

    /// <summary>First visited point.</summary>
    public long ActiveStart { get; private set; }

    /// <summary>From one visited point to the next; positions wrap around.</summary>
    public long ActiveLeap => _stride;

    /// <summary>First row of its residuals among all batches' rows.</summary>
    public long FirstRow { get; set; }

    /// <summary>First tile among all batches' tiles.</summary>
    public long FirstTile { get; set; }

    /// <summary>Tiles that one evaluation visits.</summary>
    public long TileCount => (ActiveCount + Tile<T>.Points - 1) / Tile<T>.Points;

    /// <summary>sqrt(weight / points) of a component: its factor in the weighted residual, but for its profile.</summary>
    public double RowScale(int component) => Math.Sqrt(Weights[EquationOf[component]] / ActiveCount);

    /// <summary>Sets the weight of an equation beside the others.</summary>
    public void SetWeight(int equation, double relative)
    {
        RelativeWeights[equation] = relative;
        Weights[equation] = relative * Balance[equation];
    }

    /// <summary>Sets what brings an equation to the size of the others.</summary>
    public void SetBalance(int equation, double balance)
    {
        Balance[equation] = balance;
        Weights[equation] = RelativeWeights[equation] * balance;
    }

    /// <summary>
    /// Visits <paramref name="count"/> points, the <paramref name="window"/>-th such window of a fixed cycle that meets every point equally often.
    /// Sampled points are quasi-random in any consecutive run; other data may be sorted, so their cycle leaps by the golden ratio.
    /// </summary>
    public void SelectWindow(long count, long window)
    {
        long points = Points.Count;
        ActiveCount = Math.Min(Math.Min(count, points), MostVisited);
        bool all = ActiveCount == points;
        _stride = all || Source == PointSource.Sampler ? 1 : LeapCoprimeTo(points);
        ActiveStart = all ? 0 : (long)((Int128)window * ActiveCount % points * _stride % points);
    }

    /// <summary>The position in <see cref="Points"/> of the i-th visited point.</summary>
    public long Index(long i)
    {
        long index = _stride == 1 ? ActiveStart + i : (long)((ActiveStart + (Int128)i * _stride) % Points.Count);
        return index >= Points.Count ? index - Points.Count : index;
    }

    /// <summary>Whether visited points i to i + n are consecutive in memory.</summary>
    public bool Consecutive(long i, int n) => _stride == 1 && (ActiveStart + i >= Points.Count || ActiveStart + i + n <= Points.Count);

    /// <summary>Uses another batch's points from now on; their owner disposes them.</summary>
    public void Borrow(Batch<T> owner)
    {
        if (!ReferenceEquals(Points, owner.Points))
        {
            Dispose();
            Points = owner.Points;
            _borrowed = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_borrowed)
        {
            Points.Dispose();
        }
    }

    private static long LeapCoprimeTo(long count)
    {
        long leap = Math.Max(1, (long)(count * 0.6180339887498949));
        while (GreatestCommonDivisor(leap, count) != 1)
        {
            leap++;
        }

        return leap;
    }

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
