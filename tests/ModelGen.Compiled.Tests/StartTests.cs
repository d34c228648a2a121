using System.Diagnostics;

namespace ModelGen.Compiled.Tests;

/// <summary>How long a program takes from its start to its first step.</summary>
public sealed class StartTests : IDisposable
{
    private const int Attempts = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-start").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_first_step_is_done_less_than_1500_ms_after_the_program_starts()
    {
        double best = double.PositiveInfinity;
        for (int attempt = 0; attempt < Attempts && best > 1.5; attempt++)
        {
            // the host kills itself right after its first iteration
            string host = typeof(TrainingHost.Oscillator).Assembly.Location;
            long start = Stopwatch.GetTimestamp();
            using Process process = Process.Start("dotnet", [host, Path.Combine(_folder, $"{attempt}.checkpoint"), Path.Combine(_folder, "result"), "1"]);
            process.WaitForExit();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            Assert.NotEqual(0, process.ExitCode);
        }

        Assert.InRange(best, 0, 1.5);
    }
}
