using System.Globalization;

namespace ModelGen.Examples.Tests;

public sealed class ExampleCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("modelgen-command").FullName;
    readonly StringWriter output = new(), error = new();
    ExampleOptions? seen;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        output.Dispose();
        error.Dispose();
    }

    int Invoke(params string[] args) => new ExampleCommand("heat", "Trains the heat equation.", (options, _) =>
    {
        seen = options;
        return [new ExampleFigure("relative L2 error of u", 4.7e-4)];
    }).WithFlag("--paper", "The paper's network.").Invoke(args, output, error);

    [Fact]
    public void DefaultsAreTheDocumentedOnes()
    {
        Assert.Equal(0, Invoke("--out", folder));
        Assert.Equal((null, 1, null, false, 0), (seen!.Iterations, seen.Seed, seen.Threads, seen.SinglePrecision, seen.Flags.Count));
    }

    [Fact]
    public void OptionsArriveAndTheFolderIsMade()
    {
        string inner = Path.Combine(folder, "a", "b");
        Assert.Equal(0, Invoke("--iterations", "30", "--seed", "7", "--threads", "2", "--precision", "single", "--out", inner, "--paper"));
        Assert.Equal((30, 7, 2, true), (seen!.Iterations, seen.Seed, seen.Threads, seen.SinglePrecision));
        Assert.Contains("--paper", seen.Flags);
        Assert.Equal(Path.Combine(inner, "heat.png"), seen.OutputPath("heat.png"));
        Assert.True(Directory.Exists(inner));
    }

    [Fact]
    public void TheLastLineIsTheFigureInAnyCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            Invoke("--out", folder);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.EndsWith($"relative L2 error of u: 4.7e-04{Environment.NewLine}", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--iterations", "0", "--iterations needs a whole number of at least 1, not '0'")]
    [InlineData("--threads", "-3", "--threads needs a whole number of at least 1, not '-3'")]
    [InlineData("--iterations", "many", "not 'many'")]
    [InlineData("--seed", "x", "--seed")]
    [InlineData("--precision", "half", "half")]
    [InlineData("--speed", "9", "--speed")]
    public void WrongArgumentsAreNamed(string option, string value, string expected)
    {
        Assert.Equal(1, Invoke(option, value, "--out", folder));
        Assert.Contains(expected, error.ToString(), StringComparison.Ordinal);
        Assert.Null(seen);
    }

    [Fact]
    public void AnOutputFolderThatIsAFileIsAClearError()
    {
        string file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        Assert.Equal(1, Invoke("--out", file));
        Assert.StartsWith("heat: ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(file, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void HelpListsTheOptions()
    {
        Assert.Equal(0, Invoke("--help"));
        Assert.All(["--iterations", "--seed", "--threads", "--precision", "--out", "--paper", "Trains the heat equation."],
            text => Assert.Contains(text, output.ToString(), StringComparison.Ordinal));
        Assert.Null(seen);
    }

    [Fact]
    public void AnUnexpectedExceptionIsNotSwallowed() => Assert.Throws<InvalidOperationException>(() =>
        new ExampleCommand("heat", "", (_, _) => throw new InvalidOperationException()).Invoke(["--out", folder], output, error));

    [SignalFact("INT")]
    public void AnInterruptCancelsTheRun() => ASignalCancelsTheRun("INT");

    [SignalFact("TERM")]
    public void ATerminationCancelsTheRun() => ASignalCancelsTheRun("TERM");

    private void ASignalCancelsTheRun(string signal)
    {
        int code = new ExampleCommand("heat", "", (_, cancel) =>
        {
            using (System.Diagnostics.Process kill = System.Diagnostics.Process.Start("/bin/sh", ["-c", $"kill -{signal} {Environment.ProcessId}"]))
            {
                kill.WaitForExit();
            }

            Assert.True(cancel.WaitHandle.WaitOne(TimeSpan.FromSeconds(20)));
            cancel.ThrowIfCancellationRequested();
            return [];
        }).Invoke(["--out", folder], output, error);
        Assert.Equal(ExampleCommand.Cancelled, code);
        Assert.Equal($"heat: cancelled.{Environment.NewLine}", error.ToString());
    }
}
