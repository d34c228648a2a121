namespace ModelGen.Training;

/// <summary>Finds equations by name.</summary>
internal static class EquationIndex
{
    /// <summary>The equation's index; throws where there is none.</summary>
    public static int Of(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"The plan names an equation '{name}' that the model does not declare; it has: {string.Join(", ", names)}.", nameof(name));
    }
}
