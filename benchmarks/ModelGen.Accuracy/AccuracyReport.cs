using System.Globalization;

namespace ModelGen.Accuracy;

/// <summary>Errors of single problems, and the table of issue 12.</summary>
internal static class AccuracyReport
{
    /// <summary>The word for every problem of the table.</summary>
    public const string All = "all";

    /// <summary>Trains a problem, or all of the table, once for each seed.</summary>
    /// <param name="name">A problem's name, or <see cref="All"/>.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="budget">Seconds for one training; null for the plan's own end.</param>
    /// <param name="write">Whether the table is written for one problem too.</param>
    public static void Run(string name, IReadOnlyList<int> seeds, double? budget, bool write)
    {
        string machine = Machine.Describe();
        Console.WriteLine(machine);
        AccuracyProblem[] problems = name == All ? [.. Catalogue.Table] : [Catalogue.Problems.Single(problem => problem.Name == name)];
        string[] rows = [.. problems.Select(problem => Row(problem, Measure(problem, seeds, budget)))];
        if (write || name == All)
        {
            ResultsPage.Write("accuracy", [
                Conditions(machine, seeds, budget),
                "",
                "| problem | must | aim | worst seed | seconds | verdicts |",
                "|---|---|---|---|---|---|",
                .. rows]);
        }
    }

    /// <summary>Trains once for each seed, and prints a line each.</summary>
    public static List<Measurement> Measure(AccuracyProblem problem, IReadOnlyList<int> seeds, double? budget)
    {
        List<Measurement> measurements = [];
        foreach (int seed in seeds)
        {
            measurements.Add(Measurement.Take(problem, seed, budget));
            Console.WriteLine(measurements[^1]);
        }

        return measurements;
    }

    /// <summary>The largest error; what is no number is worse than any.</summary>
    public static double Worst(IEnumerable<Measurement> measurements) =>
        measurements.Max(measurement => double.IsNaN(measurement.RelativeL2) ? double.PositiveInfinity : measurement.RelativeL2);

    /// <summary>The sentence above a table.</summary>
    public static string Conditions(string machine, IReadOnlyList<int> seeds, double? budget)
    {
        string ended = budget is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"; each training ended after {seconds} s") : "";
        return $"{DateTime.UtcNow:yyyy-MM-dd}; {machine}; seeds {string.Join(", ", seeds)}{ended}.";
    }

    private static string Row(AccuracyProblem problem, List<Measurement> measurements)
    {
        double longest = measurements.Max(measurement => measurement.Seconds);
        string verdicts = string.Join(", ", measurements.Select(measurement => measurement.Verdict).Distinct());
        return string.Create(CultureInfo.InvariantCulture,
            $"| {problem.Name} | {string.Join(", ", problem.Musts)} | {problem.Aim} | {Worst(measurements):0.0e+00} | {longest:F1} | {verdicts} |");
    }
}
