using System.Diagnostics;
using System.Globalization;

namespace ModelGen.Compiled.Tests;

/// <summary>A process that trains with checkpoints is killed in the middle of each phase and started again.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-resume").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_killed_training_resumes_to_the_same_bits()
    {
        string straight = Path.Combine(_folder, "straight.safetensors");
        Assert.True(Run("straight.checkpoint", straight, killAfter: null), "the uninterrupted run did not finish");

        // phases end at iterations 60, 90 and 115
        string interrupted = Path.Combine(_folder, "interrupted.safetensors");
        foreach (int killAfter in new[] { 20, 50, 25 })
        {
            Assert.False(Run("interrupted.checkpoint", interrupted, killAfter), $"the run was not killed after {killAfter} iterations");
        }

        Assert.True(Run("interrupted.checkpoint", interrupted, killAfter: null), "the last run did not finish");
        Assert.Equal(File.ReadAllBytes(straight), File.ReadAllBytes(interrupted));
    }

    /// <summary>Whether the process came to its end.</summary>
    private bool Run(string checkpoint, string result, int? killAfter)
    {
        string host = typeof(TrainingHost.Oscillator).Assembly.Location;
        string[] limit = killAfter is { } iterations ? [iterations.ToString(CultureInfo.InvariantCulture)] : [];
        var info = new ProcessStartInfo("dotnet", [host, Path.Combine(_folder, checkpoint), result, .. limit]) { RedirectStandardOutput = true };
        using Process process = Process.Start(info)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && output.Contains("done", StringComparison.Ordinal);
    }
}
