using System.Globalization;

namespace ModelGen.Accuracy;

/// <summary>What training says of thirty problems, beside their errors.</summary>
internal static class VerdictsReport
{
    /// <summary>Trains every problem and prints name, error and verdict.</summary>
    /// <param name="seeds">The seeds, a row each.</param>
    /// <param name="budget">Seconds for one training; null for the plan's own end.</param>
    /// <param name="write">Whether the table is written into benchmarks/RESULTS.md.</param>
    public static void Run(IReadOnlyList<int> seeds, double? budget, bool write)
    {
        string machine = Machine.Describe();
        Console.WriteLine(machine);
        List<string> rows = [];
        foreach (AccuracyProblem problem in Catalogue.Verdicts)
        {
            rows.AddRange(AccuracyReport.Measure(problem, seeds, budget).Select(Row));
        }

        if (write)
        {
            ResultsPage.Write("verdicts", [AccuracyReport.Conditions(machine, seeds, budget), "", "| problem | error | verdict |", "|---|---|---|", .. rows]);
        }
    }

    private static string Row(Measurement measurement) =>
        string.Create(CultureInfo.InvariantCulture, $"| {measurement.Name} | {measurement.RelativeL2:0.0e+00} | {measurement.Verdict} |");
}
