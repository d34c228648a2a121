using System.Collections.ObjectModel;

namespace ModelGen.Training;

/// <summary>The loss is no longer a finite number. The model has its best parameters so far.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>An exception without details.</summary>
    public TrainingDivergedException()
    {
    }

    /// <summary>An exception with a message only.</summary>
    public TrainingDivergedException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and its cause.</summary>
    public TrainingDivergedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal TrainingDivergedException(
        string message,
        string phase,
        long iteration,
        IReadOnlyDictionary<string, double> termLosses,
        TrainingHistory history)
        : base(message)
    {
        Phase = phase;
        Iteration = iteration;
        TermLosses = new ReadOnlyDictionary<string, double>(new Dictionary<string, double>(termLosses));
        History = history;
    }

    /// <summary>The optimiser of the phase.</summary>
    public string Phase { get; } = "";

    /// <summary>The iteration of the phase, counted from 0.</summary>
    public long Iteration { get; }

    /// <summary>Each term at that iteration; the ones that are not finite are where to look.</summary>
    public IReadOnlyDictionary<string, double> TermLosses { get; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>The history up to there; null if the exception was not thrown by training.</summary>
    public TrainingHistory? History { get; }
}
