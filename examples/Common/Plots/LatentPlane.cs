namespace ModelGen.Examples.Plots;

/// <summary>Samples in a plane that a method has reduced them to, and what the method makes of points of that plane.</summary>
/// <param name="Title">The method, and how well it does.</param>
/// <param name="Points">[sample][2].</param>
/// <param name="Labels">[sample]: colours, from 0 to 9.</param>
public sealed record LatentPlane(string Title, IReadOnlyList<double> Points, IReadOnlyList<int> Labels)
{
    /// <summary>Decoded pictures in each direction.</summary>
    public const int Side = 12;

    // the middle 98% in each direction
    private readonly (double Low, double High)[] _ranges = [Range(Points, 0), Range(Points, 1)];

    /// <summary>The first coordinate, from and to.</summary>
    public (double Low, double High) Across => _ranges[0];

    /// <summary>The second coordinate, from and to.</summary>
    public (double Low, double High) Up => _ranges[1];

    /// <summary>The points to decode, [from the upper left, row by row][2].</summary>
    public double[] Lattice => [.. Enumerable.Range(0, Side * Side).SelectMany(i => new[]
    {
        At(Across, i % Side), At(Up, Side - 1 - i / Side),
    })];

    /// <summary>What became of <see cref="Lattice"/>: square pictures, [point][row][column].</summary>
    public IReadOnlyList<double> Decoded { get; init; } = [];

    private static double At((double Low, double High) range, int cell) => range.Low + (cell + 0.5) * (range.High - range.Low) / Side;

    private static (double Low, double High) Range(IReadOnlyList<double> points, int axis)
    {
        double[] sorted = [.. points.Where((_, i) => i % 2 == axis).Order()];
        return (sorted[sorted.Length / 100], sorted[sorted.Length - 1 - sorted.Length / 100]);
    }
}
