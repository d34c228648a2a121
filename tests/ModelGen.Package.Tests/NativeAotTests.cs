using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace ModelGen.Package.Tests;

/// <summary>An example compiled ahead of time.</summary>
public sealed class NativeAotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-aot").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NativeToolchainFact]
    public void The_heat_example_trains_as_a_native_program()
    {
        string project = Path.Combine(Shell.Repository, "examples", "Heat");
        string output = Shell.Run(_folder, "dotnet", "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            "-p:NativeAot=true", "-o", Path.Combine(_folder, "bin"), "--artifacts-path", Path.Combine(_folder, "artifacts"));
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);

        string run = Shell.Run(_folder, Path.Combine(_folder, "bin", "Heat"), "--iterations", "200", "--out", _folder);

        Match figure = Regex.Match(run, @"relative L2 error of u: (\S+)\s*$");
        Assert.True(figure.Success, run);
        Assert.InRange(double.Parse(figure.Groups[1].Value, CultureInfo.InvariantCulture), 0, 1e-2);
        Assert.True(File.Exists(Path.Combine(_folder, "heat.png")));
        AssertHalfTheSpeedOfTheJit(project);
    }

    /// <summary>
    /// By default it is compiled for 256-bit vectors (see ModelGen's buildTransitive targets), where the JIT takes 512-bit ones if there are any.
    /// </summary>
    private void AssertHalfTheSpeedOfTheJit(string project)
    {
        Shell.Run(
            _folder,
            "dotnet",
            "publish",
            project,
            "-c",
            "Release",
            "-o",
            Path.Combine(_folder, "jit"),
            "--artifacts-path",
            Path.Combine(_folder, "jit-artifacts"));
        string[] native = [Path.Combine(_folder, "bin", "Heat")];
        string[] jit = ["dotnet", Path.Combine(_folder, "jit", "Heat.dll")];
        (double nativeBest, double jitBest) = (double.PositiveInfinity, double.PositiveInfinity);

        // in turns, and the best of each: other programs share the machine
        for (int round = 0; round < 5 && (round == 0 || nativeBest > 2 * jitBest); round++)
        {
            nativeBest = Math.Min(nativeBest, SecondsOfAThousandIterations(native));
            jitBest = Math.Min(jitBest, SecondsOfAThousandIterations(jit));
        }

        Assert.True(nativeBest <= 2 * jitBest, $"1,000 iterations take {nativeBest:F2} s as a native program and {jitBest:F2} s under the JIT");
    }

    /// <summary>A long run minus a short one, so that neither start nor compilation counts.</summary>
    private double SecondsOfAThousandIterations(string[] program)
    {
        double Seconds(int iterations)
        {
            long start = Stopwatch.GetTimestamp();
            Shell.Run(
                _folder,
                program[0],
                [.. program.Skip(1), "--iterations", iterations.ToString(CultureInfo.InvariantCulture), "--threads", "1", "--out", _folder]);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        double brief = Seconds(200);
        return Math.Max(1e-3, Seconds(1_200) - brief);
    }
}
