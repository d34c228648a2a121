namespace ModelGen;

/// <content>Losses and metrics of one sample; the loss of a batch is the mean over its samples.</content>
public static partial class Calculus
{
    /// <summary>mean_i (p_i - t_i)^2.</summary>
    public static Scalar MeanSquaredError(Tensor prediction, Tensor target) => Compare("meansquarederror", prediction, target);

    /// <summary>mean_i |p_i - t_i|.</summary>
    public static Scalar MeanAbsoluteError(Tensor prediction, Tensor target) => Compare("meanabsoluteerror", prediction, target);

    /// <summary>mean_i of d^2 / 2 where |d| is at most delta, else delta (|d| - delta / 2), with d = p_i - t_i; Huber 1964.</summary>
    public static Scalar Huber(Tensor prediction, Tensor target, double delta = 1) => Compare("huber", prediction, target, delta);

    /// <summary>|p - t| / |t| with Euclidean norms over all elements of the sample: averaged over samples, the mean of ratios.</summary>
    /// <param name="prediction">p.</param>
    /// <param name="target">t; its norm must not be zero, unless there is a floor.</param>
    /// <param name="floor">The smallest norm that is divided by.</param>
    public static Scalar RelativeL2(Tensor prediction, Tensor target, double floor = 0) => Compare("relativel2", prediction, target, floor);

    /// <summary>
    /// nRMSE: sqrt(mean (p - t)^2) / sqrt(mean t^2) with means over the grid, for each channel; then the mean over channels. Of vectors, over all elements.
    /// </summary>
    /// <param name="prediction">p.</param>
    /// <param name="target">t; no channel may be zero everywhere, unless there is a floor.</param>
    /// <param name="floor">The smallest root mean square that is divided by.</param>
    public static Scalar NormalizedRootMeanSquare(Tensor prediction, Tensor target, double floor = 0) =>
        Compare("normalizedrootmeansquare", prediction, target, floor);

    /// <summary>
    /// VRMSE: sqrt(mean (p - t)^2 / (mean (t - mean t)^2 + epsilon)) with means over the grid, for each channel; then the mean over channels. Of vectors, over
    /// all elements. Predicting the mean of the target gives 1; Ohana et al. 2024.
    /// </summary>
    /// <param name="prediction">p.</param>
    /// <param name="target">t.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static Scalar VarianceScaledError(Tensor prediction, Tensor target, double epsilon = 1e-7) =>
        Compare("variancescalederror", prediction, target, epsilon);

    /// <summary>-log softmax(scores)[label], the mean over pixels where there is a label at every pixel.</summary>
    /// <param name="scores">Any real numbers, one channel for each class; no softmax before it.</param>
    /// <param name="label">The class.</param>
    /// <param name="smoothing">The share of the label that is spread evenly over all classes; Szegedy et al. 2016.</param>
    /// <param name="weights">How much each class counts, [classes]; null for 1.</param>
    public static Scalar CrossEntropy(Tensor scores, Label label, double smoothing = 0, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(label);
        return new Scalar(Expression.Of(
            "crossentropy",
            [scores.Expression, label.Expression, Expression.Constant(smoothing), .. (weights ?? []).Select(Expression.Constant)]));
    }

    /// <summary>-sum_i t_i log softmax(scores)_i for a target of probabilities, the mean over pixels.</summary>
    public static Scalar CrossEntropy(Tensor scores, Tensor probabilities) => Compare("crossentropyof", scores, probabilities);

    /// <summary>The Kullback-Leibler divergence sum_i t_i (log t_i - log softmax(scores)_i), the mean over pixels; Kullback and Leibler 1951.</summary>
    public static Scalar KullbackLeibler(Tensor scores, Tensor probabilities) => Compare("kullbackleibler", scores, probabilities);

    /// <summary>1 where the largest score is the label's, else 0; the mean over pixels where there is a label at every pixel.</summary>
    public static Scalar Accuracy(Tensor scores, Label label)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(label);
        return new Scalar(Expression.Of("accuracy", scores.Expression, label.Expression));
    }

    /// <summary>sum_i a_i b_i.</summary>
    public static Scalar Dot(Tensor a, Tensor b) => Compare("dot", a, b);

    private static Scalar Compare(string operation, Tensor a, Tensor b, double? number = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (!a.Shape.SequenceEqual(b.Shape))
        {
            throw new ArgumentException($"[{string.Join(", ", a.Shape)}] and [{string.Join(", ", b.Shape)}] must be equal.", nameof(b));
        }

        return new Scalar(number is { } value
            ? Expression.Of(operation, a.Expression, b.Expression, Expression.Constant(value))
            : Expression.Of(operation, a.Expression, b.Expression));
    }
}
