using System.Globalization;
using ModelGen.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ModelGen.Terminal;

/// <summary>Training progress as a table: one row for each term, then the weighted loss, then rate and time.</summary>
internal static class ProgressTable
{
    public static IRenderable Render(TrainingProgress progress, IReadOnlyList<string> messages)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("term").AddColumn(new TableColumn("loss").RightAligned());
        foreach (TermLoss term in progress.TermLosses)
        {
            table.AddRow(new Text(term.Name), new Text(ProgressText.Number(term.Loss)));
        }

        table.AddEmptyRow();
        table.AddRow(new Text("weighted loss", new Style(decoration: Decoration.Bold)), new Text(ProgressText.Number(progress.Loss)));
        if (progress.ValidationLoss is { } validation)
        {
            table.AddRow(new Text("validation loss"), new Text(ProgressText.Number(validation)));
        }

        foreach (TermLoss metric in progress.Metrics)
        {
            table.AddRow(new Text(metric.Name), new Text(ProgressText.Number(metric.Loss)));
        }

        if (progress.ReferenceError is { } error)
        {
            table.AddRow(new Text(progress.ReferenceName ?? "error"), new Text(ProgressText.Number(error)));
        }

        if (progress.LearningRate is { } rate)
        {
            table.AddRow(new Text("learning rate"), new Text(ProgressText.Number(rate)));
        }

        // beside the table rather than as its title: a title wraps at the table's width
        string phase = string.Create(CultureInfo.InvariantCulture,
            $"{progress.Phase}, phase {progress.PhaseIndex + 1} of {progress.PhaseCount}: {progress.Iteration:N0} of {progress.PhaseIterations:N0}");
        phase += progress.Epoch is { } epoch ? string.Create(CultureInfo.InvariantCulture, $", epoch {epoch:0.0}") : "";
        return new Rows([.. messages.Select(message => new Text(message)), new Text(phase), table, new Text(ProgressText.Pace(progress))]);
    }
}
