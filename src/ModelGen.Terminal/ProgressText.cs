using System.Globalization;
using ModelGen.Training;

namespace ModelGen.Terminal;

/// <summary>Training progress as text.</summary>
internal static class ProgressText
{
    /// <summary>Such as "Adam 120/1,000  loss 1.23e-03  Nls 1.1e-03  ...  3.4 M points/s, 12 s, 34 s left".</summary>
    public static string Line(TrainingProgress progress)
    {
        List<string> parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"{progress.Phase} {progress.Iteration:N0}/{progress.PhaseIterations:N0}"),
            $"loss {Number(progress.Loss)}",
            .. progress.TermLosses.Select(term => $"{term.Name} {Number(term.Loss)}"),
        ];
        parts.AddRange(progress.Metrics.Select(metric => $"{metric.Name} {Number(metric.Loss)}"));
        if (progress.ReferenceError is { } error)
        {
            parts.Add($"{progress.ReferenceName ?? "error"} {Number(error)}");
        }

        parts.Add(Pace(progress));
        return string.Join("  ", parts);
    }

    /// <summary>Such as "3.4 M points/s, 12 s, 34 s left".</summary>
    public static string Pace(TrainingProgress progress)
    {
        string pace = $"{Rate(progress.ItemsPerSecond, progress.ItemName)}, {Duration(progress.Elapsed)}";
        return progress.EstimatedRemaining is { } remaining && remaining > TimeSpan.Zero ? $"{pace}, {Duration(remaining)} left in this phase" : pace;
    }

    /// <summary>Three digits, such as 1.23e-03.</summary>
    public static string Number(double value) => double.IsFinite(value)
        ? value.ToString("0.00e+00", CultureInfo.InvariantCulture)
        : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Such as "850 points/s", "12.3 k points/s" or "3.4 M points/s".</summary>
    public static string Rate(double perSecond, string items) => perSecond switch
    {
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{perSecond / 1e6:0.0} M {items}/s"),
        >= 1e3 => string.Create(CultureInfo.InvariantCulture, $"{perSecond / 1e3:0.0} k {items}/s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{perSecond:0} {items}/s"),
    };

    /// <summary>Such as "7 s", "2 min 05 s" or "1 h 02 min".</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
    };
}
