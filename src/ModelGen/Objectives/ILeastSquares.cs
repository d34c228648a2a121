namespace ModelGen.Objectives;

/// <summary>
/// An objective whose loss is the sum of squares of a weighted residual r: what Gauss-Newton methods need beside <see cref="IObjective{T}"/>.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public interface ILeastSquares<T> : IObjective<T> where T : unmanaged
{
    /// <summary>Rows N of the weighted residual.</summary>
    long RowCount { get; }

    /// <summary>The weighted residual r, [row]; its squares sum to the loss.</summary>
    void Residuals(Span<double> rows);

    /// <summary>
    /// The Gauss-Newton normal equations of the weighted residual, streamed: G = J'J and g = J'r. Returns r'r, the loss.
    /// </summary>
    /// <param name="matrix">G, [P][leadingDimension], row-major; the lower triangle is written. Unmanaged or pinned memory.</param>
    /// <param name="leadingDimension">At least P; a multiple of 8 that is not a multiple of 512 avoids cache aliasing.</param>
    /// <param name="gradient">g, [P].</param>
    unsafe double NormalEquations(double* matrix, int leadingDimension, Span<double> gradient);

    /// <summary>J' v, where J is the Jacobian of the weighted residual; streamed, J is never stored.</summary>
    /// <param name="rows">v, [row], in the order of <see cref="Residuals"/>.</param>
    /// <param name="result">J' v, [P].</param>
    void TransposedJacobianProduct(ReadOnlySpan<double> rows, Span<double> result);
}
