namespace ModelGen.Engine;

/// <summary>What any model asks of its engine, whatever the precision: everything in double, one call at a time.</summary>
internal abstract class ModelRuntime : IDisposable
{
    public abstract string LaneName { get; }

    public abstract int Threads { get; }

    /// <summary>Copies the parameters; those that do not train only where the span has room for them.</summary>
    public abstract void GetParameters(Span<double> parameters);

    /// <summary>Replaces the parameters; those that do not train only where the span holds them.</summary>
    public abstract void SetParameters(ReadOnlySpan<double> parameters);

    public abstract double GetParameter(int index);

    public abstract void SetParameter(int index, double value);

    public abstract double GetCoefficient(int index);

    public abstract void SetCoefficient(int index, double value);

    public abstract void Dispose();
}
