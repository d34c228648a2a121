using ModelGen.Terminal;
using ModelGen.Training;
using Spectre.Console;

namespace ModelGen.Tests.Terminal;

public class TerminalProgressTests
{
    [Fact]
    public void Redirected_output_gets_plain_lines_with_every_loss()
    {
        StringWriter writer = new();
        using (TerminalProgress progress = new(Console(writer, interactive: false), TimeSpan.Zero))
        {
            progress.Report(Sample(0, message: "Default plan: Adam."));
            progress.Report(Sample(120));
            progress.Report(Sample(240, isFinal: true));
        }

        string[] lines = writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.Equal(
        [
            "Default plan: Adam.",
            "Adam 120/1,000  loss 1.50e-03  Nls 2.00e-03  Start NaN  error of |h| 4.70e-04  2.5 M points/s, 1 min 05 s, 2 h 03 min left in this phase",
            "Adam 240/1,000  loss 1.50e-03  Nls 2.00e-03  Start NaN  error of |h| 4.70e-04  2.5 M points/s, 1 min 05 s, 2 h 03 min left in this phase",
        ], lines);
        Assert.DoesNotContain('\u001b', writer.ToString());
    }

    [Fact]
    public void Lines_keep_their_distance_in_time_but_the_last_one_always_comes()
    {
        StringWriter writer = new();
        using TerminalProgress progress = new(Console(writer, interactive: false), TimeSpan.FromHours(1));
        for (int i = 1; i < 10; i++)
        {
            progress.Report(Sample(i));
        }

        progress.Report(Sample(10, isFinal: true));
        Assert.Equal(2, writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public void The_table_names_every_equation_the_pace_and_the_messages()
    {
        StringWriter writer = new();
        Console(writer, interactive: true).Write(ProgressTable.Render(Sample(120), ["Plan [picked]."]));
        string drawn = writer.ToString();
        foreach (string part in new[] {
            "Nls",
            "2.00e-03",
            "weighted loss",
            "1.50e-03",
            "error of |h|",
            "learning rate",
            "2.5 M points/s",
            "Plan [picked].",
            "120 of 1,000" })
        {
            Assert.Contains(part, drawn);
        }
    }

    [Fact]
    public void The_live_table_draws_the_final_report_before_it_gives_the_terminal_back()
    {
        StringWriter writer = new();
        LiveTable table = new(Console(writer, interactive: true));
        table.Show(Sample(120, message: "Plan."));
        table.Show(Sample(999));
        table.Dispose();
        Assert.Contains("999 of 1,000", writer.ToString());
        Assert.Contains("Plan.", writer.ToString());
    }

    private static IAnsiConsole Console(StringWriter writer, bool interactive)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = interactive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = interactive ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Width = 120;
        return console;
    }

    private static TrainingProgress Sample(int iteration, string? message = null, bool isFinal = false) => new()
    {
        Phase = "Adam",
        PhaseIndex = 0,
        PhaseCount = 2,
        Iteration = iteration,
        PhaseIterations = 1_000,
        TotalIteration = iteration,
        Loss = 1.5e-3,
        TermLosses = [new TermLoss("Nls", 2e-3), new TermLoss("Start", double.NaN)],
        LearningRate = 3e-3,
        ValidationLoss = 1.7e-3,
        ReferenceError = 4.7e-4,
        ReferenceName = "error of |h|",
        ItemsPerSecond = 2.5e6,
        ItemName = "points",
        Elapsed = TimeSpan.FromSeconds(65),
        EstimatedRemaining = TimeSpan.FromMinutes(123),
        Message = message,
        IsFinal = isFinal,
    };
}
