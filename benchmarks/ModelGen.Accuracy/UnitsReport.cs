using System.Globalization;

namespace ModelGen.Accuracy;

/// <summary>What the choice of units does to the error.</summary>
internal static class UnitsReport
{
    /// <summary>Trains every problem in every system and prints the errors, and the ratio of the worst to the best.</summary>
    /// <param name="seeds">The seeds; the worst counts.</param>
    /// <param name="budget">Seconds for one training; null for the plan's own end.</param>
    /// <param name="write">Whether the table is written into benchmarks/RESULTS.md.</param>
    public static void Run(IReadOnlyList<int> seeds, double? budget, bool write)
    {
        string machine = Machine.Describe();
        Console.WriteLine(machine);
        List<string> rows = [];
        foreach (UnitProblem problem in UnitCatalogue.Problems)
        {
            List<double> errors = [];
            foreach (AccuracyProblem system in problem.Systems)
            {
                errors.Add(AccuracyReport.Worst(AccuracyReport.Measure(system, seeds, budget)));
            }

            rows.Add(Row(problem, errors));
            Console.WriteLine(rows[^1]);
        }

        if (write)
        {
            ResultsPage.Write("units", [
                AccuracyReport.Conditions(machine, seeds, budget),
                "",
                "| problem | systems | errors | worst / best |",
                "|---|---|---|---|",
                .. rows]);
        }
    }

    private static string Row(UnitProblem problem, List<double> errors)
    {
        string systems = string.Join(", ", problem.Systems.Select(system => system.Name[(problem.Name.Length + 1)..]));
        string values = string.Join(", ", errors.Select(error => error.ToString("0.0e+00", CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"| {problem.Name} | {systems} | {values} | {errors.Max() / errors.Min():G3} |");
    }
}
