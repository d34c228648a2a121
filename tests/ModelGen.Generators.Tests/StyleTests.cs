using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelGen.Generators.Tests;

/// <summary>What we hold to and the .editorconfig cannot say; faults are named by file and line.</summary>
public class StyleTests
{
    private const int LongestFile = 500;

    private const int LongestLine = 160;

    private static readonly string[] s_folders = ["src", "generators", "tests", "benchmarks", "examples"];

    private static readonly Lazy<Source[]> s_sources = new(() => [.. s_folders.SelectMany(Sources)]);

    [Fact]
    public void Tests_are_named_by_words_and_underscores() => Repository.AssertNone(s_sources.Value
        .Where(source => source.Path.StartsWith("tests", StringComparison.Ordinal))
        .SelectMany(source => source.Tree.GetRoot().DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Where(method => IsTest(method) && !IsSentence(method.Identifier.Text))
            .Select(method => Place(source, method.Identifier.Span, $"'{method.Identifier.Text}' is not of the form The_thing_does_this"))));

    [Fact]
    public void Files_have_at_most_500_lines() => Repository.AssertNone(s_sources.Value
        .Where(source => source.Tree.GetText().Lines.Count - 1 > LongestFile)
        .Select(source => $"{source.Path}({LongestFile + 1}): the file has {source.Tree.GetText().Lines.Count - 1} lines"));

    [Fact]
    public void There_are_no_regions() => Repository.AssertNone(s_sources.Value.SelectMany(source => source.Tree.GetRoot()
        .DescendantTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
        .Select(trivia => Place(source, trivia.Span, "a #region hides code; divide the file instead"))));

    [Fact]
    public void Comments_are_sentences_without_banners_and_pictures() => Repository.AssertNone(s_sources.Value.SelectMany(source => source.Tree.GetRoot()
        .DescendantTrivia(descendIntoTrivia: false)
        .Where(trivia => IsComment(trivia) && trivia.ToFullString() is var text && (IsBanner(text) || HasPicture(text)))
        .Select(trivia => Place(source, trivia.Span, "a comment says why, without a banner or a picture"))));

    // RCS0056 looks at code only
    [Fact]
    public void Comments_have_at_most_160_characters_in_a_line() => Repository.AssertNone(s_sources.Value.SelectMany(source => source.Tree.GetText().Lines
        .Where(line => line.Span.Length > LongestLine && line.ToString().TrimStart().StartsWith("//", StringComparison.Ordinal))
        .Select(line => Place(source, line.Span, "a line of a comment is longer than 160 characters"))));

    [Theory]
    [InlineData("The_thing_does_this", true)]
    [InlineData("MG3006_integer_division", true)]
    [InlineData("Gradients_match_in_every_lane_type", true)]
    [InlineData("Help_lists_it", true)]
    [InlineData("TheThingDoesThis", false)]
    [InlineData("Train_ThrowsWhenDisposed", false)]
    [InlineData("the_thing", false)]
    [InlineData("Works", false)]
    public void A_name_is_a_sentence_if_it_has_words_and_underscores(string name, bool isSentence) => Assert.Equal(isSentence, IsSentence(name));

    [Theory]
    [InlineData("// ---------- sums ----------", true)]
    [InlineData("/* ***** */", true)]
    [InlineData("// =====", true)]
    [InlineData("// u_t - k u_xx == 0", false)]
    [InlineData("/// <summary>[plane][neuron]</summary>", false)]
    public void A_banner_is_a_row_of_signs(string comment, bool isBanner) => Assert.Equal(isBanner, IsBanner(comment));

    private static bool IsTest(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(list => list.Attributes)
        .Select(attribute => attribute.Name.ToString())
        .Any(name => name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal));

    // names of code inside a sentence keep their capitals, such as ModelGen or LossAndGradient, but a name is not all of them
    private static bool IsSentence(string name)
    {
        string[] words = name.Split('_');
        return words.Length > 1
            && (char.IsUpper(name[0]) || char.IsDigit(name[0]))
            && words.All(word => word.Length > 0)
            && words.Skip(1).Any(word => !char.IsUpper(word[0]));
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static bool IsBanner(string comment) => comment.Split('\n')
        .Select(line => line.Trim().TrimStart('/').TrimStart('*'))
        .Any(line => new[] { "----", "====", "****", "####", "~~~~", "////" }.Any(row => line.Contains(row, StringComparison.Ordinal)));

    // pictures lie above U+1F000 or among the symbols and dingbats; the mathematical signs do not
    private static bool HasPicture(string comment) => comment.EnumerateRunes().Any(rune => rune.Value is >= 0x1F000 or (>= 0x2600 and <= 0x27BF));

    private static IEnumerable<Source> Sources(string folder) => Repository.Sources(folder)
        .Where(path => !path.EndsWith(".verified.cs", StringComparison.Ordinal) && !path.EndsWith(".received.cs", StringComparison.Ordinal))
        .Select(path => new Source(path, CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Repository.Root, path)), GeneratorRun.ParseOptions)));

    private static string Place(Source source, Microsoft.CodeAnalysis.Text.TextSpan span, string fault) =>
        $"{source.Path}({source.Tree.GetLineSpan(span).StartLinePosition.Line + 1}): {fault}";

    private sealed record Source(string Path, SyntaxTree Tree);
}
