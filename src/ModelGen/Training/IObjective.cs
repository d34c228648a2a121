namespace ModelGen.Training;

/// <summary>
/// What an optimiser sees of a model: a loss, sum over equations of weight x mean |r|^2, at the current collocation points.
/// All calls use the current <see cref="Parameters"/>; an optimiser that writes there needs to tell nobody.
/// None of the calls allocates after the first.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public interface IObjective<T> where T : unmanaged
{
    /// <summary>Number of parameters P.</summary>
    int ParameterCount { get; }

    /// <summary>The model's own parameters, [P]; writing here moves the model.</summary>
    Span<T> Parameters { get; }

    /// <summary>Collocation points visited by one evaluation.</summary>
    long PointCount { get; }

    /// <summary>Equations in the loss.</summary>
    int EquationCount { get; }

    /// <summary>Rows N of the weighted residual: the loss is the sum of their squares.</summary>
    long RowCount { get; }

    /// <summary>The weighted loss; does not throw on NaN.</summary>
    double Loss();

    /// <summary>The weighted loss and its gradient, [P].</summary>
    double LossAndGradient(Span<T> gradient);

    /// <summary>Each equation's unweighted mean |r|^2 in the latest Loss, LossAndGradient or NormalEquations, [equation].</summary>
    void EquationLosses(Span<double> losses);

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

    /// <summary>
    /// Calls the work once on each of the model's threads, with their numbers from 0, and waits for all: for an optimiser's own linear algebra.
    /// </summary>
    void RunParallel(Action<int> work);

    /// <summary>Draws the next collocation points (and the next mini-batch, where one is asked for). The state of the draw is part of checkpoints.</summary>
    /// <param name="mode">Plain: from the sampler. Adaptive: importance proportional to the residual.</param>
    void Resample(Resampling mode);

    /// <summary>The weighted loss on a fixed sample that no Resample changes.</summary>
    double ValidationLoss();
}

/// <summary>How new collocation points are drawn.</summary>
public enum Resampling
{
    /// <summary>The next points of the sampler.</summary>
    Plain,

    /// <summary>From a larger quasi-random set of candidates, with probability proportional to |r| / mean|r| + 1 (RAD, Wu et al. 2023, k = 1, c = 1).</summary>
    Adaptive,
}
