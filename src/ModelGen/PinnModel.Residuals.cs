using ModelGen.Data;

namespace ModelGen;

/// <content>The loss, the residual and their derivatives at the current collocation points.</content>
public abstract partial class PinnModel
{
    /// <summary>
    /// The loss at the current collocation points, not at those that training validates on: the sum over equations of weight x balance x mean |r|^2, where
    /// the balance is 1 until training has chosen it, and times w(x) within the mean where it has chosen a profile w, see <see cref="Scales"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">An observed set has no data yet.</exception>
    public double Loss() => Runtime.WeightedLoss();

    /// <summary>The loss and its gradient.</summary>
    /// <param name="gradient">Receives dloss/dparameter, [P].</param>
    /// <exception cref="ArgumentException">The length is not P.</exception>
    /// <exception cref="InvalidOperationException">An observed set has no data yet.</exception>
    public double LossAndGradient(Span<double> gradient)
    {
        ThrowIfDisposed();
        RequireLength(gradient.Length, ParameterCount, nameof(gradient));
        return Runtime.Gradient(gradient);
    }

    /// <summary>Rows N of the residual: one for each point and real component of each equation.</summary>
    /// <exception cref="InvalidOperationException">An observed set has no data yet.</exception>
    public int ResidualCount => checked((int)Runtime.RowCount);

    /// <summary>The residual of every equation at every collocation point.</summary>
    /// <exception cref="InvalidOperationException">An observed set has no data yet.</exception>
    public ResidualVector Residuals()
    {
        (double[] values, double[] weighted, ResidualBlock[] blocks) = Runtime.ReadResiduals();
        return new ResidualVector(values, weighted, blocks);
    }

    /// <summary>J' seeds, where J is the Jacobian of the weighted residual (whose squares sum to the loss).</summary>
    /// <param name="seeds">One for each row of <see cref="Residuals"/>, [N].</param>
    /// <param name="result">[P].</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void VectorJacobianProduct(ReadOnlySpan<double> seeds, Span<double> result) => Runtime.VectorJacobianProduct(seeds, result);

    /// <summary>The Jacobian of the weighted residual, dense: for small problems.</summary>
    /// <param name="rows">Receives J, [N][P], rows as in <see cref="Residuals"/>.</param>
    /// <exception cref="ArgumentException">The length is not N x P.</exception>
    public void ResidualJacobian(Span<double> rows) => Runtime.Jacobian(rows);
}
