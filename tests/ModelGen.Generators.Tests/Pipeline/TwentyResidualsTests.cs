using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Benchmarks.Generator;

namespace ModelGen.Generators.Tests.Pipeline;

/// <summary>The class that `benchmarks -- generator` times: what it measures is the generation of all twenty residuals after every edit.</summary>
public class TwentyResidualsTests
{
    [Fact]
    public void Every_edit_generates_all_twenty_residuals_anew_without_a_diagnostic()
    {
        CSharpCompilation compilation = GeneratorRun.Compile(TwentyResiduals.Source(0));
        GeneratorDriver driver = GeneratorRun.CreateDriver();
        var texts = new HashSet<string>();
        for (int round = 0; round < 3; round++)
        {
            SyntaxTree old = compilation.SyntaxTrees[^1];
            compilation = compilation.ReplaceSyntaxTree(
                old,
                CSharpSyntaxTree.ParseText(TwentyResiduals.Source(round), GeneratorRun.ParseOptions, old.FilePath));
            driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
            GeneratorRunResult result = driver.GetRunResult().Results.Single();
            Assert.Empty(result.Diagnostics);
            Assert.Empty(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            Assert.True(texts.Add(string.Concat(result.GeneratedSources.Select(source => source.SourceText))), $"round {round} generated nothing new");
        }
    }
}
