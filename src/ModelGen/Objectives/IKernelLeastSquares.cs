namespace ModelGen.Objectives;

/// <summary>
/// A sum of squares that also offers its kernel matrix K = J J', with a row for each row of the residual: what methods need that solve for a step among the
/// rows, because they are fewer than the parameters.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public interface IKernelLeastSquares<T> : ILeastSquares<T> where T : unmanaged
{
    /// <summary>
    /// The weighted residual r and K = J J' at the current parameters, for N = <see cref="ILeastSquares{T}.RowCount"/> rows. The rows come in an order of the
    /// objective's own, which is the same in r, in K and in <see cref="CombineRows"/>. J is kept, 8 N P bytes, until the next call. Returns r'r, the loss.
    /// </summary>
    /// <param name="matrix">K, [N][leadingDimension], row-major; the lower triangle is written. Unmanaged or pinned memory.</param>
    /// <param name="leadingDimension">At least N; a multiple of 8 that is not a multiple of 512 avoids cache aliasing.</param>
    /// <param name="residual">r, [N].</param>
    unsafe double KernelEquations(double* matrix, int leadingDimension, Span<double> residual);

    /// <summary>J' v of the J that the latest <see cref="KernelEquations"/> kept, whatever the parameters are now.</summary>
    /// <param name="rows">v, [N].</param>
    /// <param name="result">J' v, [P].</param>
    /// <exception cref="InvalidOperationException">No J has been kept, or one of other rows.</exception>
    void CombineRows(ReadOnlySpan<double> rows, Span<double> result);

    /// <summary>J v of the J that the latest <see cref="KernelEquations"/> kept, whatever the parameters are now.</summary>
    /// <param name="vector">v, [P].</param>
    /// <param name="rows">J v, [N].</param>
    /// <exception cref="InvalidOperationException">No J has been kept, or one of other rows.</exception>
    void MultiplyRows(ReadOnlySpan<double> vector, Span<double> rows);
}
