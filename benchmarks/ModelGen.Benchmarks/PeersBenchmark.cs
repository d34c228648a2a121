using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelGen.Benchmarks;

/// <summary>
/// Runs the same step here and in TorchSharp, in turn, with the same threads, and prints the ratios. TorchSharp runs in the process of
/// benchmarks/ModelGen.Peers (built when first asked for), with its default allocator and with a tuned one.
/// </summary>
internal static partial class PeersBenchmark
{
    private const string TunedAllocator =
        "glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=17179869184:glibc.malloc.top_pad=1073741824:glibc.malloc.hugetlb=1";

    private static readonly string[] s_variants = ["nested", "jets", "jets-chunked"];

    public static int Run(StepCase step, int threads, int rounds)
    {
        string[] variants = [.. s_variants.Where(variant => step.Name is "schrodinger" or "kdv" || variant != "jets-chunked")];
        return Run(step.Name, variants, used => StepBenchmark.Times(step, used, 7), threads, rounds);
    }

    public static int Run(NetworkStepCase step, int threads, int rounds) =>
        Run(step.Name, ["module"], used => NetworkStepBenchmark.Times(step, used, 7), threads, rounds);

    private static int Run(string name, string[] variants, Func<int, double[]> times, int threads, int rounds)
    {
        threads = threads > 0 ? threads : Environment.ProcessorCount;
        string project = Path.Combine(Repository.Root, "benchmarks", "ModelGen.Peers");
        if (Start("dotnet", ["build", "-c", "Release", "-v", "q", project], null).Code != 0)
        {
            Console.Error.WriteLine($"{project} does not build; run 'dotnet build -c Release {project}' to see why.");
            return 1;
        }

        var ours = new List<double>();
        var theirs = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        for (int round = 0; round < rounds; round++)
        {
            ours.Add(Median(times(threads)));
            foreach (string variant in variants)
            {
                foreach (string? allocator in new[] { null, TunedAllocator })
                {
                    (int code, string output) = Start("dotnet",
                        [Path.Combine(project, "bin", "Release", "net10.0", "ModelGen.Peers.dll"), name, "--variant", variant, "--threads", threads
                            .ToString(CultureInfo.InvariantCulture), "--samples", "5"], allocator);
                    Match match = Milliseconds().Match(output);
                    string key = $"{variant} {(allocator is null ? "default" : "tuned")}";
                    if (code == 0 && match.Success)
                    {
                        theirs.TryAdd(key, []);
                        theirs[key].Add(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        Console.Error.WriteLine($"{key}: {output}");
                    }
                }
            }
        }

        double mine = Median([.. ours]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} modelgen ms={mine:F2} threads={threads} rounds={rounds}"));
        foreach (KeyValuePair<string, List<double>> peer in theirs)
        {
            double peerTime = Median([.. peer.Value]);
            string[] words = peer.Key.Split(' ');
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} torch variant={words[0]} allocator={words[1]} ms={peerTime:F2} ratio={peerTime / mine:F2}"));
        }

        return 0;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private static (int Code, string Output) Start(string program, string[] arguments, string? tunables)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        if (tunables is not null)
        {
            info.Environment["GLIBC_TUNABLES"] = tunables;
        }

        using Process process = Process.Start(info) ?? throw new InvalidOperationException($"{program} does not start.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    [GeneratedRegex(@"\bms=([0-9.]+)")]
    private static partial Regex Milliseconds();
}
