using System.Reflection;

namespace ModelGen.Generators.Diagnostics;

/// <summary>
/// The pages of docs/diagnostics, one for each rule. They are built in, so that an editor shows them as a diagnostic's description; where the
/// project file states their published address (DocumentationAddress), it links there too. An address that leads nowhere is not given.
/// </summary>
internal static class HelpPages
{
    private static readonly string? s_address = typeof(HelpPages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == "DocumentationAddress")?.Value;

    /// <summary>Where the rule's page is published; null where that is not known.</summary>
    public static string? Link(string id) => Link(id, s_address);

    public static string? Link(string id, string? address) => string.IsNullOrEmpty(address) ? null : $"{address!.TrimEnd('/')}/{id}.md";

    /// <summary>The page without its title.</summary>
    public static string Text(string id)
    {
        using Stream page = typeof(HelpPages).Assembly.GetManifestResourceStream(id + ".md")
            ?? throw new InvalidOperationException($"docs/diagnostics lacks {id}.md.");
        using var reader = new StreamReader(page);
        reader.ReadLine();
        return reader.ReadToEnd().Trim();
    }
}
