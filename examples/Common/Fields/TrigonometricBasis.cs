namespace ModelGen.Examples.Fields;

/// <summary>
/// The eigenfunctions of -d^2/dx^2 on (0, 1), orthonormal, by increasing wavenumber. Periodic: 1, sqrt2 cos 2 pi x, sqrt2 sin 2 pi x, sqrt2 cos 4 pi x, ...;
/// zero: sqrt2 sin pi x, sqrt2 sin 2 pi x, ...; Neumann: 1, sqrt2 cos pi x, sqrt2 cos 2 pi x, .... Products of them are those of the square and the cube.
/// </summary>
public static class TrigonometricBasis
{
    /// <summary>The nodes of an axis, [node]; see <see cref="GridBoundary"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 points.</exception>
    public static double[] Nodes(GridBoundary boundary, int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        return [.. Enumerable.Range(0, points).Select(i => boundary switch
        {
            GridBoundary.Periodic => (double)i / points,
            GridBoundary.Zero => (i + 1.0) / (points + 1),
            _ => i / (points - 1.0),
        })];
    }

    /// <summary>How many functions there are up to the frequency K: 2 K + 1, K or K + 1.</summary>
    public static int Count(GridBoundary boundary, int highest) => boundary switch
    {
        GridBoundary.Periodic => 2 * highest + 1,
        GridBoundary.Zero => highest,
        _ => highest + 1,
    };

    /// <summary>The wavenumber kappa of a function, whose eigenvalue is kappa^2: a multiple of 2 pi (periodic) or pi.</summary>
    public static double Wavenumber(GridBoundary boundary, int function) => Math.PI * Halves(boundary, function);

    /// <summary>The value of a function.</summary>
    /// <param name="boundary">Which functions.</param>
    /// <param name="function">Index, from 0.</param>
    /// <param name="x">Where.</param>
    public static double Value(GridBoundary boundary, int function, double x)
    {
        int halves = Halves(boundary, function);
        bool isSine = boundary == GridBoundary.Zero || (boundary == GridBoundary.Periodic && function % 2 == 0);
        return halves == 0 ? 1 : Math.Sqrt(2) * (isSine ? double.SinPi(halves * x) : double.CosPi(halves * x));
    }

    /// <summary>Values of the first functions, [function, node].</summary>
    /// <param name="boundary">Which functions.</param>
    /// <param name="count">How many.</param>
    /// <param name="nodes">Where.</param>
    public static double[] Matrix(GridBoundary boundary, int count, ReadOnlySpan<double> nodes)
    {
        double[] matrix = new double[count * nodes.Length];
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i] = Value(boundary, i / nodes.Length, nodes[i % nodes.Length]);
        }

        return matrix;
    }

    // the wavenumber in units of pi
    private static int Halves(GridBoundary boundary, int function) => boundary switch
    {
        GridBoundary.Periodic => 2 * ((function + 1) / 2),
        GridBoundary.Zero => function + 1,
        _ => function,
    };
}
