using System.Diagnostics;
using System.Globalization;

namespace ModelGen.Examples.Tests;

public sealed class ExampleCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-command").FullName;
    private readonly StringWriter _output = new(), _error = new();
    private ExampleOptions? _seen;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    private int Invoke(params string[] args) => new ExampleCommand("heat", "Trains the heat equation.", (options, _) =>
    {
        _seen = options;
        return [new ExampleFigure("relative L2 error of u", 4.7e-4)];
    }).WithFlag("--paper", "The paper's network.").Invoke(args, _output, _error);

    [Fact]
    public void Defaults_are_the_documented_ones()
    {
        Assert.Equal(0, Invoke("--out", _folder));
        Assert.Equal((null, 1, null, false, 0), (_seen!.Iterations, _seen.Seed, _seen.Threads, _seen.SinglePrecision, _seen.Flags.Count));
    }

    [Fact]
    public void Options_arrive_and_the_folder_is_made()
    {
        string inner = Path.Combine(_folder, "a", "b");
        Assert.Equal(0, Invoke("--iterations", "30", "--seed", "7", "--threads", "2", "--precision", "single", "--out", inner, "--paper"));
        Assert.Equal((30, 7, 2, true), (_seen!.Iterations, _seen.Seed, _seen.Threads, _seen.SinglePrecision));
        Assert.Contains("--paper", _seen.Flags);
        Assert.Equal(Path.Combine(inner, "heat.png"), _seen.OutputPath("heat.png"));
        Assert.True(Directory.Exists(inner));
    }

    [Fact]
    public void The_data_folder_is_an_option_of_examples_that_have_data()
    {
        string? folder = "unset";
        ExampleCommand command = new ExampleCommand("waves", "Trains on data.", (options, _) =>
        {
            folder = options.DataFolder;
            return [];
        }).WithData();
        Assert.Equal(0, command.Invoke(["--out", _folder, "--data", "here"], _output, _error));
        Assert.Equal("here", folder);
        Assert.Equal(0, command.Invoke(["--out", _folder], _output, _error));
        Assert.Null(folder);
        Assert.Equal(1, Invoke("--out", _folder, "--data", "here"));
    }

    [Fact]
    public void The_last_line_is_the_figure_in_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            Invoke("--out", _folder);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.EndsWith($"relative L2 error of u: 4.7e-04{Environment.NewLine}", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--iterations", "0", "--iterations needs a whole number of at least 1, not '0'")]
    [InlineData("--threads", "-3", "--threads needs a whole number of at least 1, not '-3'")]
    [InlineData("--iterations", "many", "not 'many'")]
    [InlineData("--seed", "x", "--seed")]
    [InlineData("--precision", "half", "half")]
    [InlineData("--speed", "9", "--speed")]
    public void Wrong_arguments_are_named(string option, string value, string expected)
    {
        Assert.Equal(1, Invoke(option, value, "--out", _folder));
        Assert.Contains(expected, _error.ToString(), StringComparison.Ordinal);
        Assert.Null(_seen);
    }

    [Fact]
    public void An_output_folder_that_is_A_file_is_A_clear_error()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Assert.Equal(1, Invoke("--out", file));
        Assert.StartsWith("heat: ", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains(file, _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_lists_the_options()
    {
        Assert.Equal(0, Invoke("--help"));
        Assert.All(["--iterations", "--seed", "--threads", "--precision", "--out", "--paper", "Trains the heat equation."],
            text => Assert.Contains(text, _output.ToString(), StringComparison.Ordinal));
        Assert.Null(_seen);
    }

    [Fact]
    public void An_unexpected_exception_is_not_swallowed() => Assert.Throws<InvalidOperationException>(() =>
        new ExampleCommand("heat", "", (_, _) => throw new InvalidOperationException()).Invoke(["--out", _folder], _output, _error));

    [SignalFact("INT")]
    public void An_interrupt_cancels_the_run() => ASignalCancelsTheRun("INT");

    [SignalFact("TERM")]
    public void A_termination_cancels_the_run() => ASignalCancelsTheRun("TERM");

    /// <summary>A process of its own: where the signal came too early or too late it would end the tests.</summary>
    private void ASignalCancelsTheRun(string signal)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--out", _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process example = Process.Start(info)!;
        Assert.Equal(Program.Ready, example.StandardOutput.ReadLine());
        using (Process kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {example.Id}"]))
        {
            kill.WaitForExit();
        }

        string error = example.StandardError.ReadToEnd();
        example.WaitForExit();
        Assert.Equal(ExampleCommand.Cancelled, example.ExitCode);
        Assert.Equal($"heat: cancelled.{Environment.NewLine}", error);
    }
}
