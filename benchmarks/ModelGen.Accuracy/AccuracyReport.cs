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
        List<string> rows = [];
        foreach (AccuracyProblem problem in problems)
        {
            List<Measurement> measurements = [];
            foreach (int seed in seeds)
            {
                measurements.Add(Measurement.Take(problem, seed, budget));
                Console.WriteLine(measurements[^1]);
            }

            rows.Add(Row(problem, measurements));
        }

        if (write || name == All)
        {
            ResultsPage.Write("accuracy", [
                $"{DateTime.UtcNow:yyyy-MM-dd}; {machine}; seeds {string.Join(", ", seeds)}{BudgetText(budget)}; relative L2 errors; seconds are processor seconds / 2.",
                "",
                "| problem | must | aim | worst seed | seconds | verdicts |",
                "|---|---|---|---|---|---|",
                .. rows]);
        }
    }

    /// <summary>A clause about a budget; empty without one.</summary>
    public static string BudgetText(double? budget) =>
        budget is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"; each training ended after {seconds} s") : "";

    private static string Row(AccuracyProblem problem, List<Measurement> measurements)
    {
        // NaN is worse than any number
        double worst = measurements.Max(measurement => double.IsNaN(measurement.RelativeL2) ? double.PositiveInfinity : measurement.RelativeL2);
        double longest = measurements.Max(measurement => measurement.Seconds);
        string verdicts = string.Join(", ", measurements.Select(measurement => measurement.Verdict).Distinct());
        return string.Create(CultureInfo.InvariantCulture,
            $"| {problem.Name} | {problem.Must} | {problem.Aim} | {worst:0.0e+00} | {longest:F1} | {verdicts} |");
    }
}
