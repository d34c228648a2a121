namespace ModelGen.Examples.Fields;

/// <summary>
/// Sums series of products of <see cref="TrigonometricBasis"/>; keeps the functions' values at the nodes asked for last. Threads may share it.
/// </summary>
internal sealed class FieldSeries(GridBoundary boundary, int count, int dimensions)
{
    private Tabulated? _last;

    /// <summary>The sum at nodes that every axis has.</summary>
    /// <param name="coefficients">[function of x, function of y, ..].</param>
    /// <param name="nodes">Positions along each axis.</param>
    public double[] Evaluate(double[] coefficients, ReadOnlySpan<double> nodes)
    {
        // read once: another thread may replace it, by one that is as good
        Tabulated? table = _last;
        if (table is null || !nodes.SequenceEqual(table.Nodes))
        {
            _last = table = new Tabulated(nodes.ToArray(), TrigonometricBasis.Matrix(boundary, count, nodes));
        }

        return TensorProduct.Apply(coefficients, table.Matrix, count, dimensions);
    }

    private sealed record Tabulated(double[] Nodes, double[] Matrix);
}
