using System.Runtime.CompilerServices;
using ModelGen.Generators.Diagnostics;

namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>Every rule has a page, and every page a rule.</summary>
public class RulePageTests
{
    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [Fact]
    public void Pages_and_rules_correspond()
    {
        string[] pages = [.. Directory.GetFiles(Path.Combine(Root(), "docs", "diagnostics"), "MG*.md").Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Order(StringComparer.Ordinal)];
        Assert.Equal(Rules.ById.Keys.Order(StringComparer.Ordinal), pages);
    }

    [Fact]
    public void Help_links_lead_to_pages_with_the_title_a_wrong_and_a_right_example() => Assert.All(Rules.ById.Values, rule =>
    {
        string page = File.ReadAllText(Path.Combine(Root(), rule.HelpLinkUri));
        Assert.StartsWith($"# {rule.Id}: {rule.Title}", page, StringComparison.Ordinal);
        Assert.Contains("Wrong:\n\n```csharp", page, StringComparison.Ordinal);
        Assert.Contains("Right:\n\n```csharp", page, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_rule_has_a_test_named_after_it()
    {
        string[] tests = [.. typeof(RulePageTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => method.Name)];
        Assert.All(Rules.ById.Keys, id => Assert.Contains(tests, test => test.StartsWith(id, StringComparison.Ordinal)));
    }
}
