using ModelGen.Training;

namespace ModelGen.Accuracy;

/// <summary>What training says of its own result.</summary>
internal static class Verdict
{
    /// <summary>The word for a loss that is no longer finite.</summary>
    public const string Diverged = "Diverged";

    /// <summary>The verdict in one word, with the largest residual beside the terms of its equation.</summary>
    public static string Of(TrainingHistory history) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{history.Outcome}({history.Verdict.Largest:0.0E+0})");
}
