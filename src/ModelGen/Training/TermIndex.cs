namespace ModelGen.Training;

/// <summary>Finds terms of a loss by name.</summary>
internal static class TermIndex
{
    /// <summary>The term's index; throws where there is none.</summary>
    public static int Of(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"The plan names '{name}', which is no term of this model's loss; it has: {string.Join(", ", names)}.", nameof(name));
    }
}
