namespace ModelGen.Accuracy.Tests;

public class ResultsPageTests
{
    private const string Page = """
        # Measurements

        <!-- accuracy: written by benchmarks/ModelGen.Accuracy -->
        old
        <!-- end of accuracy -->

        after
        """;

    [Fact]
    public void Only_the_lines_between_the_markers_change()
    {
        string expected = Page.ReplaceLineEndings("\n").Replace("old", "a\nb", StringComparison.Ordinal);
        Assert.Equal(expected, ResultsPage.Replace(Page.ReplaceLineEndings("\n"), "accuracy", ["a", "b"]));
    }

    [Theory]
    [InlineData("accuracy")]
    [InlineData("musts")]
    [InlineData("units")]
    [InlineData("verdicts")]
    public void The_page_of_the_repository_has_the_markers(string table)
    {
        string page = File.ReadAllText(Path.Combine(Benchmarks.Repository.Root, "benchmarks", "RESULTS.md"));
        Assert.Contains("\nnew line\n", ResultsPage.Replace(page, table, ["new line"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_markers_is_refused() =>
        Assert.Throws<InvalidDataException>(() => ResultsPage.Replace("# Measurements\n", "accuracy", ["a"]));
}
