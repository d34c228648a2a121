namespace ModelGen.Examples.Fields;

/// <summary>What a field on the unit interval, square or cube does at its sides, and with it where the n nodes of an axis are.</summary>
public enum GridBoundary
{
    /// <summary>The sides are one: x_i = i / n, i = 0 .. n - 1.</summary>
    Periodic,

    /// <summary>The field is zero on the sides, which have no nodes: x_i = (i + 1) / (n + 1), so that a zero padded to the grid is on the boundary.</summary>
    Zero,

    /// <summary>The normal derivative is zero on the sides, which have nodes: x_i = i / (n - 1).</summary>
    Neumann,
}
