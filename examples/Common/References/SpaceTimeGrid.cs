namespace ModelGen.Examples.References;

/// <summary>
/// A tensor grid of positions x and times t. Values on it are flat arrays [time][position]; <see cref="PointX"/> and
/// <see cref="PointT"/> are the coordinates in that order, ready for evaluating a model over spans.
/// </summary>
public sealed class SpaceTimeGrid
{
    /// <summary>Takes the axes.</summary>
    /// <param name="x">Positions, strictly increasing.</param>
    /// <param name="t">Times, strictly increasing.</param>
    /// <exception cref="ArgumentException">An axis is empty, not finite or not strictly increasing.</exception>
    public SpaceTimeGrid(double[] x, double[] t)
    {
        RequireAxis(x, nameof(x));
        RequireAxis(t, nameof(t));
        X = x;
        T = t;
        PointX = new double[Count];
        PointT = new double[Count];
        for (int j = 0; j < t.Length; j++)
        {
            x.CopyTo(PointX, j * x.Length);
            Array.Fill(PointT, t[j], j * x.Length, x.Length);
        }
    }

    /// <summary>Positions, [position].</summary>
    public double[] X { get; }

    /// <summary>Times, [time].</summary>
    public double[] T { get; }

    /// <summary>Number of points: times x positions.</summary>
    public int Count => X.Length * T.Length;

    /// <summary>The position of every point, [time][position].</summary>
    public double[] PointX { get; }

    /// <summary>The time of every point, [time][position].</summary>
    public double[] PointT { get; }

    /// <summary>Equally spaced positions and times, both ends included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two positions or times.</exception>
    public static SpaceTimeGrid Uniform(double xLower, double xUpper, int positions, double tLower, double tUpper, int times) =>
        new(Axis(xLower, xUpper, positions), Axis(tLower, tUpper, times));

    private static double[] Axis(double lower, double upper, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        // i == count - 1 gives upper exactly
        return [.. Enumerable.Range(0, count).Select(i => (lower * (count - 1 - i) + upper * i) / (count - 1))];
    }

    private static void RequireAxis(double[] axis, string name)
    {
        if (axis.Length == 0 || !axis.All(double.IsFinite) || axis.Zip(axis.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException("An axis needs finite, strictly increasing values.", name);
        }
    }
}
