namespace ModelGen.Kernels.Tensors;

/// <summary>
/// A caller's share of a kernel's work. The shares of all parts make up the whole, no two write the same number, and the numbers do not depend on
/// <paramref name="Count"/>.
/// </summary>
/// <param name="Index">Which part, from 0.</param>
/// <param name="Count">How many parts there are; at least 1.</param>
public readonly record struct Part(int Index, int Count)
{
    /// <summary>All of the work.</summary>
    public static Part Whole => new(0, 1);

    /// <summary>The first of so many units that is this part's.</summary>
    internal int First(int units) => (int)((long)units * Index / Count);

    /// <summary>Behind the last of so many units that is this part's.</summary>
    internal int End(int units) => (int)((long)units * (Index + 1) / Count);
}
