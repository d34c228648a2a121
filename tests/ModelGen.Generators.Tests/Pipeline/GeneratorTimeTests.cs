using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelGen.Generators.Tests.Pipeline;

/// <summary>Editors run the generator while somebody types. Not beside other tests, which share caches and the garbage collector.</summary>
[CollectionDefinition(nameof(GeneratorTimeTests), DisableParallelization = true)]
[Collection(nameof(GeneratorTimeTests))]
public class GeneratorTimeTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Rounds = 25;

    private static readonly string s_twentyResiduals = $$"""
        [Pinn] public sealed partial class Flow
        {
            [Domain(-1, 1)] public partial Coordinate X { get; }
            [Domain(0, 1)] public partial Coordinate Y { get; }
            [Domain(0, 2)] public partial Coordinate T { get; }
            [Mlp(50, 50, 50)] public partial (Field U, Field V, Field P, Field C) State { get; }
            [Coefficient(0.01)] public partial Scalar Nu { get; set; }
            [Learnable(0.5)] public partial Scalar K { get; }
            Scalar Advect(Scalar f) => State.U * D(f, X) + State.V * D(f, Y);
            {{string.Join("\n    ", Enumerable.Range(1, 5).Select(i => $"""
                [Residual(Points = {1000 * i})] Equation MomentumX{i} => D(State.U, T) + Advect(State.U) == -D(State.P, X) + Nu * Laplacian(State.U, X, Y) + {i};
                    [Residual(Points = {1000 * i})] Equation MomentumY{i} => D(State.V, T) + Advect(State.V) == -D(State.P, Y) + Nu * Laplacian(State.V, X, Y) + Sin({i} * X);
                    [Residual(Points = {1000 * i})] Equation Mass{i} => D(State.U, X) + D(State.V, Y) == {i};
                    [Residual(Points = {1000 * i})] Equation Species{i} => D(State.C, T) + Advect(State.C) == K * Laplacian(State.C, X, Y) - Exp(-State.C) * Tanh({i} * State.C);
                """))}}
        }
        """;

    [Fact]
    public void Twenty_residuals_are_generated_in_less_than_100_ms_when_warm()
    {
        // every round edits the class, as somebody who types does, so that all of it is generated again
        CSharpCompilation compilation = GeneratorRun.Compile(s_twentyResiduals);
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(compilation);
        Assert.Empty(driver.GetRunResult().Diagnostics);
        var times = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            SyntaxTree old = compilation.SyntaxTrees[^1];
            compilation = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(
                s_twentyResiduals.Replace("0.01", $"0.0{round + 2}", StringComparison.Ordinal),
                GeneratorRun.ParseOptions,
                old.FilePath));
            _ = compilation.GetDiagnostics();
            double start = ThreadMilliseconds();
            driver = driver.RunGenerators(compilation);
            times.Add(ThreadMilliseconds() - start);
        }

        output.WriteLine(string.Join(", ", times.Select(time => time.ToString("F0", System.Globalization.CultureInfo.InvariantCulture))));

        // the best round: other programs share the machine
        Assert.InRange(times.Min(), 0, 100);
    }

    /// <summary>Time that this thread has computed for, without what other programs took from it; time itself where the system does not tell.</summary>
    private static double ThreadMilliseconds()
    {
        const string file = "/proc/thread-self/schedstat";
        long nanoseconds = File.Exists(file) ? long.Parse(File.ReadAllText(file).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
        return nanoseconds > 0 ? nanoseconds / 1e6 : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;
    }
}
