using System.Globalization;

namespace ModelGen.Accuracy;

/// <summary>The demands of issue 12, in the time that this machine has for them.</summary>
internal static class MustsReport
{
    /// <summary>Trains for every demand anew, once for each seed, and prints what was reached.</summary>
    /// <param name="seeds">The seeds; the worst counts.</param>
    /// <param name="write">Whether the table is written into benchmarks/RESULTS.md.</param>
    public static void Run(IReadOnlyList<int> seeds, bool write)
    {
        double peak = Machine.Peak();
        string machine = Machine.Describe(peak);
        Console.WriteLine(machine);
        List<string> rows = [];
        foreach (AccuracyProblem problem in Catalogue.Table)
        {
            foreach (Demand must in problem.Musts)
            {
                double budget = must.Seconds * Machine.ReferencePeak / peak;
                rows.Add(Row(problem.Name, must, budget, AccuracyReport.Measure(problem, seeds, budget)));
                Console.WriteLine(rows[^1]);
            }
        }

        if (write)
        {
            ResultsPage.Write("musts", [
                AccuracyReport.Conditions(machine, seeds, budget: null),
                "",
                "| problem | must | seconds here | errors | |",
                "|---|---|---|---|---|",
                .. rows]);
        }
    }

    /// <summary>A line of the table.</summary>
    internal static string Row(string problem, Demand must, double budget, IReadOnlyList<Measurement> measurements)
    {
        string errors = string.Join(", ", measurements.Select(one => one.RelativeL2.ToString("0.0e+00", CultureInfo.InvariantCulture)));
        string met = AccuracyReport.Worst(measurements) <= must.Error ? "met" : "missed";
        return string.Create(CultureInfo.InvariantCulture, $"| {problem} | {must} | {budget:F1} | {errors} | {met} |");
    }
}
