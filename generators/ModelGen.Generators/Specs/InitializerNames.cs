namespace ModelGen.Generators.Specs;

/// <summary>The members of the library's enumeration of initialisers; the generator does not reference the library, a test compares them.</summary>
internal static class InitializerNames
{
    /// <summary>In the order of their numbers.</summary>
    public static IReadOnlyList<string> All { get; } = ["GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal", "LeCunNormal", "Siren"];

    /// <summary>The member of this number; null if there is none.</summary>
    public static string? Find(long number) => number >= 0 && number < All.Count ? All[(int)number] : null;
}
