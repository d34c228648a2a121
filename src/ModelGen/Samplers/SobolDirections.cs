namespace ModelGen.Samplers;

/// <summary>
/// Direction numbers of the Sobol sequence, from the table "new-joe-kuo-6" of Joe and Kuo 2008, "Constructing Sobol sequences with
/// better two-dimensional projections". Binary fractions are held in the high bits of 64-bit words.
/// </summary>
internal static class SobolDirections
{
    internal const int Dimensions = 21;
    private const int Bits = 64;

    // dimension 2 onwards: degree s of a primitive polynomial, its inner coefficients a, initial numbers m_1 ... m_s
    private static readonly int[][] s_table =
    [
        [1, 0, 1],
        [2, 1, 1, 3],
        [3, 1, 1, 3, 1],
        [3, 2, 1, 1, 1],
        [4, 1, 1, 1, 3, 3],
        [4, 4, 1, 3, 5, 13],
        [5, 2, 1, 1, 5, 5, 17],
        [5, 4, 1, 1, 5, 5, 5],
        [5, 7, 1, 1, 7, 11, 19],
        [5, 11, 1, 1, 5, 1, 1],
        [5, 13, 1, 1, 1, 3, 11],
        [5, 14, 1, 3, 5, 5, 31],
        [6, 1, 1, 3, 3, 9, 7, 49],
        [6, 13, 1, 1, 1, 15, 21, 21],
        [6, 16, 1, 3, 1, 13, 27, 49],
        [6, 19, 1, 1, 1, 15, 7, 5],
        [6, 22, 1, 3, 1, 15, 13, 25],
        [6, 25, 1, 1, 5, 5, 19, 61],
        [7, 1, 1, 3, 7, 11, 23, 15, 103],
        [7, 4, 1, 3, 7, 13, 13, 15, 69],
    ];

    private static readonly ulong[] s_directions = Expand();

    /// <summary>The direction numbers of a dimension; number k moves the points whose Gray code has bit k.</summary>
    internal static ReadOnlySpan<ulong> Of(int dimension) => s_directions.AsSpan(dimension * Bits, Bits);

    /// <summary>A coordinate of the point with that index, without a shift: the sum (exclusive or) over the Gray code's bits.</summary>
    internal static ulong Point(int dimension, long index)
    {
        ReadOnlySpan<ulong> directions = Of(dimension);
        ulong point = 0;
        ulong gray = (ulong)index ^ ((ulong)index >> 1);
        while (gray != 0)
        {
            point ^= directions[System.Numerics.BitOperations.TrailingZeroCount(gray)];
            gray &= gray - 1;
        }

        return point;
    }

    private static ulong[] Expand()
    {
        var directions = new ulong[Dimensions * Bits];
        for (int k = 0; k < Bits; k++)
        {
            directions[k] = 1UL << (Bits - 1 - k);
        }

        for (int d = 1; d < Dimensions; d++)
        {
            int[] row = s_table[d - 1];
            int degree = row[0], coefficients = row[1];
            Span<ulong> v = directions.AsSpan(d * Bits, Bits);
            for (int k = 0; k < degree; k++)
            {
                v[k] = (ulong)row[2 + k] << (Bits - 1 - k);
            }

            for (int k = degree; k < Bits; k++)
            {
                // Bratley and Fox 1988, equation 2
                v[k] = v[k - degree] ^ (v[k - degree] >> degree);
                for (int j = 1; j < degree; j++)
                {
                    if (((coefficients >> (degree - 1 - j)) & 1) != 0)
                    {
                        v[k] ^= v[k - j];
                    }
                }
            }
        }

        return directions;
    }
}
