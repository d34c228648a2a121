namespace ModelGen.Samplers;

/// <summary>
/// The cell centres of an equally spaced grid with sides as equal as possible, the first coordinate slowest. Where count is no
/// product of such sides, cells are left out evenly. Seed and index play no part.
/// </summary>
internal sealed class GridSampler : PointSampler
{
    /// <inheritdoc/>
    public override string Name => "grid";

    // every side of 2 or more doubles the number of cells, which must stay below 2^63
    /// <inheritdoc/>
    public override int MaximumDimensions => 30;

    /// <inheritdoc/>
    protected override void Draw(ulong seed, long firstIndex, int count, int dimensions, Span<double> unit)
    {
        Span<int> sides = stackalloc int[dimensions];
        long cells = Sides(count, sides);
        for (int i = 0; i < count; i++)
        {
            long cell = (long)((UInt128)i * (ulong)cells / (ulong)count);
            for (int d = dimensions - 1; d >= 0; d--)
            {
                (cell, long place) = Math.DivRem(cell, sides[d]);
                unit[d * count + i] = (place + 0.5) / sides[d];
            }
        }
    }

    // the smallest box of sides s or s + 1 that has at least count cells
    private static long Sides(int count, Span<int> sides)
    {
        int side = Math.Max(1, (int)Math.Floor(Math.Pow(count, 1.0 / sides.Length) + 1e-9));
        sides.Fill(side);
        long cells = Product(sides);
        for (int d = 0; d < sides.Length && cells < count; d++)
        {
            sides[d]++;
            cells = Product(sides);
        }

        return cells;
    }

    private static long Product(ReadOnlySpan<int> sides)
    {
        long product = 1;
        foreach (int side in sides)
        {
            product *= side;
        }

        return product;
    }
}
