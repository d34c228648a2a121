using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generators;

namespace ModelGen.Benchmarks.Generator;

/// <summary>Times the generator, warm, after an edit that changes the whole class: editors run it while somebody types.</summary>
internal static class GeneratorBenchmark
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp14);

    /// <summary>Twenty residuals of one class.</summary>
    public static int Residuals(int rounds) => Run("residuals=20", TwentyResiduals.Source, bar: 100, rounds);

    /// <summary>The U-Net of `-- step unet`; an edit changes its channels.</summary>
    public static int UNet(int rounds)
    {
        string path = Path.Combine(Repository.Root, "benchmarks", "ModelGen.Benchmarks", "Models", "Networks", "UNetStep.cs");
        string source = "using ModelGen;\n" + File.ReadAllText(path);
        string Edited(int edit) => source.Replace("16);", string.Create(CultureInfo.InvariantCulture, $"{16 + edit});"), StringComparison.Ordinal);
        return Run("network=unet", Edited, bar: 200, rounds);
    }

    // 0, or 1 where the best round is above the bar, in milliseconds
    private static int Run(string name, Func<int, string> source, double bar, int rounds)
    {
        CSharpCompilation compilation = Compile(source(0));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: s_options);
        double first = Time(ref driver, compilation);
        var times = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            SyntaxTree edited = CSharpSyntaxTree.ParseText(source(round + 1), s_options, "Flow.cs");
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], edited);
            _ = compilation.GetDiagnostics();
            times[round] = Time(ref driver, compilation);
        }

        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        if (result.Exception is not null || result.Diagnostics.Length > 0)
        {
            throw new InvalidOperationException($"The generator failed: {result.Exception?.Message} {string.Join(' ', result.Diagnostics)}");
        }

        Array.Sort(times);
        int characters = result.GeneratedSources.Sum(source => source.SourceText.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"generator {name} ms={times[rounds / 2]:F1} min_ms={times[0]:F1} first_ms={first:F0} "
            + $"bar_ms={bar:F0} rounds={rounds} characters={characters}"));
        return times[0] <= bar ? 0 : 1;
    }

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Declared",
        [CSharpSyntaxTree.ParseText(source, s_options, "Flow.cs")],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "ModelGen.dll" or "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    private static double Time(ref GeneratorDriver driver, Compilation compilation)
    {
        double start = ThreadMilliseconds();
        driver = driver.RunGenerators(compilation);
        return ThreadMilliseconds() - start;
    }

    /// <summary>Time that this thread has computed for, without what other programs took from it; time itself where the system does not tell.</summary>
    private static double ThreadMilliseconds()
    {
        const string File = "/proc/thread-self/schedstat";
        long nanoseconds = System.IO.File.Exists(File) ? long.Parse(System.IO.File.ReadAllText(File).Split(' ')[0], CultureInfo.InvariantCulture) : 0;
        return nanoseconds > 0 ? nanoseconds / 1e6 : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;
    }
}
