namespace ModelGen.Examples.Solvers;

/// <summary>One grid of <see cref="Multigrid2D"/>: phi, rho, and the passes between it and the next coarser one.</summary>
internal sealed class MultigridLevel(int points, bool isPeriodic, double spacing)
{
    // node I of the coarse grid is node 2 I (periodic) or 2 I + 1 (zero boundary) of the fine one
    private readonly int _offset = isPeriodic ? 0 : 1;

    public double[] Solution { get; } = new double[points * points];

    public double[] Right { get; } = new double[points * points];

    /// <summary>The next coarser grid, zero everywhere, or null on the coarsest.</summary>
    public MultigridLevel? Coarser() => points <= 3 || (isPeriodic && points <= 4) ? null : new MultigridLevel(points / 2, isPeriodic, 2 * spacing);

    /// <summary>Gauss-Seidel, the points of even i + j first.</summary>
    public void Relax(int sweeps)
    {
        for (int half = 0; half < 2 * sweeps; half++)
        {
            for (int i = 0; i < points; i++)
            {
                for (int j = (i + half) % 2; j < points; j += 2)
                {
                    Solution[i * points + j] = 0.25 * (spacing * spacing * Right[i * points + j] + Neighbours(i, j));
                }
            }
        }
    }

    /// <summary>rho + Laplace phi.</summary>
    public double[] Residual()
    {
        double[] residual = new double[Right.Length];
        for (int i = 0; i < points; i++)
        {
            for (int j = 0; j < points; j++)
            {
                int at = i * points + j;
                residual[at] = Right[at] - (4 * Solution[at] - Neighbours(i, j)) / (spacing * spacing);
            }
        }

        return residual;
    }

    /// <summary>The coarse right-hand side: the mean of nine values with weights 4, 2 and 1.</summary>
    public void Restrict(double[] residual, MultigridLevel coarse) => ForEachNeighbour((coarseAt, fineAt, weight) =>
        coarse.Right[coarseAt] += 0.25 * weight * residual[fineAt]);

    /// <summary>Adds the coarse solution, bilinear in between.</summary>
    public void AddInterpolated(MultigridLevel coarse) => ForEachNeighbour((coarseAt, fineAt, weight) =>
        Solution[fineAt] += weight * coarse.Solution[coarseAt]);

    /// <summary>With a periodic boundary, where only mean zero has a solution.</summary>
    public void RemoveMean(double[] values)
    {
        double mean = isPeriodic ? values.Average() : 0;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] -= mean;
        }
    }

    private void ForEachNeighbour(Action<int, int, double> visit)
    {
        int coarse = points / 2;
        for (int at = 0; at < coarse * coarse; at++)
        {
            int i = 2 * (at / coarse) + _offset, j = 2 * (at % coarse) + _offset;
            for (int neighbour = 0; neighbour < 9; neighbour++)
            {
                int di = neighbour / 3 - 1, dj = neighbour % 3 - 1;
                visit(at, Wrap(i + di) * points + Wrap(j + dj), (di == 0 ? 1 : 0.5) * (dj == 0 ? 1 : 0.5));
            }
        }
    }

    // never outside with a zero boundary, where a coarse node has fine ones on all sides
    private int Wrap(int i) => (i + points) % points;

    private double Neighbours(int i, int j) => At(i - 1, j) + At(i + 1, j) + At(i, j - 1) + At(i, j + 1);

    private double At(int i, int j)
    {
        bool isInside = (uint)i < (uint)points && (uint)j < (uint)points;
        return isInside ? Solution[i * points + j] : isPeriodic ? Solution[Wrap(i) * points + Wrap(j)] : 0;
    }
}
