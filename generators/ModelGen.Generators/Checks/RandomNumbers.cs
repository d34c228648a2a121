namespace ModelGen.Generators.Checks;

/// <summary>Numbers that depend on their keys alone, so that the same class is always judged alike (splitmix64).</summary>
internal static class RandomNumbers
{
    /// <summary>A number between 0 and 1.</summary>
    public static double Unit(params int[] keys)
    {
        ulong state = 0x9E3779B97F4A7C15;
        foreach (int key in keys)
        {
            state = Mix(unchecked(state + (ulong)(key + 1) * 0xD1B54A32D192ED03));
        }

        return ((state >> 11) + 0.5) / (1UL << 53);
    }

    /// <summary>A number between -1 and 1.</summary>
    public static double Signed(params int[] keys) => 2 * Unit(keys) - 1;

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
