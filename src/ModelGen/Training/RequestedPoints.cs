using ModelGen.Engine;

namespace ModelGen.Training;

/// <summary>Puts a request for other numbers of points into effect.</summary>
internal static class RequestedPoints
{
    /// <summary>Redraws where the current points are not as many as requested.</summary>
    public static void Draw<T>(ITrainingObjective<T> objective) where T : unmanaged
    {
        SamplingState state = objective.ExportSampling();
        if (!state.RequestedCounts.AsSpan().SequenceEqual(state.PointCounts))
        {
            objective.Resample(Resampling.Plain);
        }
    }
}
