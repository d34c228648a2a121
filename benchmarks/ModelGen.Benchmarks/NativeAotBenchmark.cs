using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ModelGen.Benchmarks;

/// <summary>
/// Times the heat example compiled ahead of time and under the JIT, in turn. Compiled ahead of time it has 256-bit vectors by default (see ModelGen's
/// buildTransitive targets), where the JIT takes 512-bit ones if there are any; it may take twice as long.
/// </summary>
internal static class NativeAotBenchmark
{
    private const double Bar = 2;

    /// <summary>0, or 1 where the best ratio is above the bar.</summary>
    public static int Run(int rounds)
    {
        string folder = Directory.CreateTempSubdirectory("modelgen-aot").FullName;
        try
        {
            string[] native = [Path.Combine(Publish(folder, "native", "-r", RuntimeInformation.RuntimeIdentifier, "-p:NativeAot=true"), "Heat")];
            string[] jit = ["dotnet", Path.Combine(Publish(folder, "jit"), "Heat.dll")];
            (double nativeBest, double jitBest) = (double.PositiveInfinity, double.PositiveInfinity);
            for (int round = 0; round < rounds; round++)
            {
                // the best of each: other programs share the machine
                nativeBest = Math.Min(nativeBest, SecondsOfAThousandIterations(folder, native));
                jitBest = Math.Min(jitBest, SecondsOfAThousandIterations(folder, jit));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"aot iterations=1000 native_s={nativeBest:F2} jit_s={jitBest:F2} ratio={nativeBest / jitBest:F2} bar={Bar:F1} rounds={rounds}"));
            return nativeBest <= Bar * jitBest ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Publish(string folder, string name, params string[] options)
    {
        string output = Path.Combine(folder, name);
        string project = Path.Combine(Repository.Root, "examples", "Heat");
        Start(folder, "dotnet", ["publish", project, "-c", "Release", "-o", output, "--artifacts-path", output + "-artifacts", .. options]);
        return output;
    }

    /// <summary>A long run minus a short one, so that neither start nor compilation counts.</summary>
    private static double SecondsOfAThousandIterations(string folder, string[] program)
    {
        double Seconds(string iterations)
        {
            long start = Stopwatch.GetTimestamp();
            Start(folder, program[0], [.. program.Skip(1), "--iterations", iterations, "--threads", "1", "--out", folder]);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        double brief = Seconds("200");
        return Math.Max(1e-3, Seconds("1200") - brief);
    }

    private static void Start(string folder, string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
        }
    }
}
