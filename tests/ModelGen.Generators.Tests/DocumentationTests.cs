using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ModelGen.Generators.Tests;

/// <summary>The classes that the documentation shows.</summary>
public class DocumentationTests
{
    [Fact]
    public void The_classes_in_the_reference_of_the_language_compile_without_a_warning()
    {
        string[] blocks = Blocks("docs/language.md");
        Assert.NotEmpty(blocks);
        Compiles(blocks);
    }

    [Fact]
    public void The_classes_in_the_page_about_networks_compile_without_a_warning()
    {
        string[] blocks = Blocks("docs/networks.md");
        Assert.NotEmpty(blocks);
        Compiles(blocks);
    }

    [Fact]
    public void The_classes_in_the_readme_compile_without_a_warning() =>
        Compiles([.. Blocks("README.md").Select(block => block[block.IndexOf("[Pinn]", StringComparison.Ordinal)..])]);

    [Fact]
    public void The_readme_shows_the_example()
    {
        string example = Read("examples/Schrodinger/Schrodinger.cs");
        Assert.Contains(example[example.IndexOf("[Pinn]", StringComparison.Ordinal)..], Read("README.md"), StringComparison.Ordinal);
    }

    private static void Compiles(string[] files)
    {
        var run = new GeneratorRun(files);
        Assert.Empty(run.Reported.Select(diagnostic => diagnostic.ToString()));
        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
    }

    private static string[] Blocks(string page) =>
        [.. Regex.Matches(Read(page), "```csharp\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

    private static string Read(string page, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", page)).ReplaceLineEndings("\n");
}
