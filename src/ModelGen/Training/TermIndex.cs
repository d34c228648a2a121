namespace ModelGen.Training;

/// <summary>Finds terms of a loss by name. The terms of an array, Walls[0], Walls[1] and so on, have its name in common: Walls.</summary>
internal static class TermIndex
{
    /// <summary>Whether the name is the term's, or that of the array it is an element of.</summary>
    public static bool IsNamed(string term, string name) => term == name || ArrayOf(term) == name;

    /// <summary>The indices of the terms that the name names, several where it is an array's; throws where there is none.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<string> names, string name)
    {
        int[] found = [.. Enumerable.Range(0, names.Count).Where(i => IsNamed(names[i], name))];
        return found.Length > 0 ? found : throw new ArgumentException(
            $"The plan names '{name}', which is no term of this model's loss; it has: {string.Join(", ", names)}.", nameof(name));
    }

    /// <summary>What is said of a term: of itself, else of its array, else the default.</summary>
    public static double ValueOf(IReadOnlyDictionary<string, double> values, string term, double otherwise) =>
        values.TryGetValue(term, out double own) || values.TryGetValue(ArrayOf(term), out own) ? own : otherwise;

    private static string ArrayOf(string term) => term.EndsWith(']') ? term[..term.IndexOf('[', StringComparison.Ordinal)] : term;
}
