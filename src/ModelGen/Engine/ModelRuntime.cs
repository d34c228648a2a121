using ModelGen.Training;

namespace ModelGen.Engine;

/// <summary>What a model asks of its engine, whatever the precision: everything in double, one call at a time.</summary>
internal abstract class ModelRuntime : IDisposable
{
    public abstract string LaneName { get; }

    public abstract int Threads { get; }

    public abstract PointSampler Sampler { get; set; }

    public abstract long PointCount { get; }

    public abstract long RowCount { get; }

    /// <summary>Numbers the rows by batch, component and point, as <see cref="ReadResiduals"/> writes them.</summary>
    public abstract ResidualBlock[] ResidualBlocks();

    public abstract double WeightedLoss();

    public abstract double Gradient(Span<double> gradient);

    public abstract void ReadResiduals(Span<double> rows, bool weighted);

    public abstract void VectorJacobianProduct(ReadOnlySpan<double> seeds, Span<double> result);

    public abstract void Jacobian(Span<double> jacobian);

    public abstract void GetParameters(Span<double> parameters);

    public abstract void SetParameters(ReadOnlySpan<double> parameters);

    public abstract double GetParameter(int index);

    public abstract void SetParameter(int index, double value);

    public abstract double GetCoefficient(int index);

    public abstract void SetCoefficient(int index, double value);

    public abstract double GetWeight(int equation);

    public abstract void SetWeight(int equation, double weight);

    /// <summary>Data of an observed set: [model coordinate in order..., column...][points].</summary>
    public abstract void SetObserved(int set, int points, ReadOnlySpan<double> coordinatesAndColumns);

    /// <summary>The caller's collocation points of a batch: [coordinate that it reads][points].</summary>
    public abstract void SetPoints(int batch, int points, ReadOnlySpan<double> coordinates);

    /// <summary>[model coordinate][n] to [component][n].</summary>
    public abstract void Evaluate(int program, ReadOnlySpan<double> coordinates, int n, Span<double> components);

    /// <summary>The fields at one point.</summary>
    public abstract void EvaluatePoint(ReadOnlySpan<double> coordinates, Span<double> outputs);

    /// <summary>Trains by a plan; the equations' names are in their order.</summary>
    public abstract TrainingHistory Train(TrainingPlan plan, string[] equations, IProgress<TrainingProgress>? progress, CancellationToken cancel);

    public abstract void Dispose();
}
