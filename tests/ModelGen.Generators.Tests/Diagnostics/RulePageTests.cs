using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ModelGen.Generators.Diagnostics;

namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>Every rule has a page, and every page a rule.</summary>
public class RulePageTests
{
    private static string Pages => Path.Combine(Repository.Root, "docs", "diagnostics");

    /// <summary>What the device library says while a program runs; the generator has no rule for it.</summary>
    private static IEnumerable<string> Notices => Repository.Sources("src/ModelGen.Gpu")
        .Select(path => File.ReadAllText(Path.Combine(Repository.Root, path)))
        .SelectMany(text => Regex.Matches(text, "\"(MG[0-9]{4}): ").Select(match => match.Groups[1].Value)).Distinct();

    [Fact]
    public void Pages_correspond_to_rules_and_notices()
    {
        string[] pages = [.. Directory.GetFiles(Pages, "MG*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];
        Assert.Equal(Rules.ById.Keys.Concat(Notices).Order(StringComparer.Ordinal), pages);
    }

    [Fact]
    public void Pages_have_the_title_a_wrong_and_a_right_example() => Assert.All(Rules.ById.Keys.Concat(Notices), id =>
    {
        string page = File.ReadAllText(Path.Combine(Pages, id + ".md"));
        string title = Rules.ById.TryGetValue(id, out DiagnosticDescriptor? rule) ? rule.Title.ToString(CultureInfo.InvariantCulture) : "";
        Assert.StartsWith($"# {id}: {title}", page, StringComparison.Ordinal);
        Assert.Contains("Wrong:\n\n```csharp", page, StringComparison.Ordinal);
        Assert.Contains("Right:\n\n```csharp", page, StringComparison.Ordinal);
    });

    [Fact]
    public void Editors_show_the_page_and_get_no_link_that_leads_nowhere()
    {
        Assert.All(Rules.ById.Values, rule =>
        {
            string page = File.ReadAllText(Path.Combine(Pages, rule.Id + ".md"));
            Assert.EndsWith(rule.Description.ToString(CultureInfo.InvariantCulture), page.Trim(), StringComparison.Ordinal);
            Assert.True(rule.HelpLinkUri.Length == 0 || Uri.IsWellFormedUriString(rule.HelpLinkUri, UriKind.Absolute), rule.HelpLinkUri);
        });
        Assert.Equal("https://example.org/pages/MG1001.md", HelpPages.Link("MG1001", "https://example.org/pages/"));
        Assert.Null(HelpPages.Link("MG1001", ""));
    }

    [Fact]
    public void Every_rule_has_a_test_named_after_it()
    {
        string[] tests = [.. typeof(RulePageTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => method.Name)];
        Assert.All(Rules.ById.Keys, id => Assert.Contains(tests, test => test.StartsWith(id, StringComparison.Ordinal)));
    }
}
