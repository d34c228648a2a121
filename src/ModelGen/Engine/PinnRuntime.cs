using ModelGen.Data;
using ModelGen.Points;

namespace ModelGen.Engine;

/// <summary>What a model on coordinates asks of its engine, whatever the precision: everything in double, one call at a time.</summary>
internal abstract class PinnRuntime : ModelRuntime
{
    public abstract PointSampler Sampler { get; set; }

    public abstract long RowCount { get; }

    public abstract double WeightedLoss();

    public abstract double Gradient(Span<double> gradient);

    /// <summary>The unweighted residual, [row], the weighted one, and how their rows are numbered: by batch, component and point.</summary>
    public abstract (double[] Values, double[] Weighted, ResidualBlock[] Blocks) ReadResiduals();

    public abstract void VectorJacobianProduct(ReadOnlySpan<double> seeds, Span<double> result);

    public abstract void Jacobian(Span<double> jacobian);

    public abstract double GetWeight(int equation);

    public abstract void SetWeight(int equation, double weight);

    /// <summary>The scales of fields and the balance of equations.</summary>
    public abstract ScalesState ExportScales();

    /// <summary>Restores scales.</summary>
    /// <param name="state">What was exported.</param>
    /// <param name="keepsParameters">Whether the parameters stay, or the variables that optimisers move.</param>
    /// <exception cref="ArgumentException">The state belongs to another model.</exception>
    public abstract void ImportScales(ScalesState state, bool keepsParameters);

    /// <summary>Whether profiles are of these equations, [equation][coordinate and knot].</summary>
    public abstract bool ProfilesFit(double[][] profiles);

    /// <summary>Says that the parameters are as they were drawn: declared scales apply to them, and training may choose the others.</summary>
    public abstract void BeginUntouched();

    /// <summary>Chooses the scales of fields, unless the parameters have been changed since they were drawn, and the balance of equations; once.</summary>
    /// <exception cref="InvalidOperationException">An observed set has no data yet.</exception>
    /// <param name="pointwise">Whether equations may be balanced point by point, which devices do not do.</param>
    public abstract void ChooseScales(bool pointwise);

    /// <summary>Whether optimisers move the parameters themselves, as on devices, instead of variables in units of the scales.</summary>
    public abstract void FoldUnits(bool folded);

    /// <summary>Data of an observed set: [model coordinate in order..., column...][points].</summary>
    public abstract void SetObserved(int set, int points, ReadOnlySpan<double> coordinatesAndColumns);

    /// <summary>The caller's collocation points of a batch: [coordinate that it reads][points].</summary>
    public abstract void SetPoints(int batch, int points, ReadOnlySpan<double> coordinates);

    /// <summary>[model coordinate][n] to [component][n].</summary>
    public abstract void Evaluate(int program, ReadOnlySpan<double> coordinates, int n, Span<double> components);

    /// <summary>The fields at one point.</summary>
    public abstract void EvaluatePoint(ReadOnlySpan<double> coordinates, Span<double> outputs);
}
