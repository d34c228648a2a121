using System.Globalization;

namespace ModelGen.Training;

/// <summary>What training has reached in one term of the loss, on items that it never saw.</summary>
/// <param name="Name">The term's name, such as an equation's.</param>
/// <param name="Relative">Of an equation: the root mean square of its residual beside that of its terms, free of units; near 1 before training.</param>
/// <param name="Worst">Where it is largest, such as "X = 0.31, T = 1"; empty where there is no such place.</param>
public sealed record TermVerdict(string Name, double Relative, string Worst)
{
    /// <summary>
    /// Of an equation whose places, such as X + Shift in U.At(X, X + Shift), depend on what is not known while compiling: at which part of the points, 0 to 1,
    /// one of them is outside the domain. 0 where places are known to be inside.
    /// </summary>
    public double PlacesOutside { get; init; }

    /// <summary>The coordinates whose domain such places may leave, such as "X" or "X and T"; empty where none can.</summary>
    public string Places { get; init; } = "";

    /// <summary>"12% of its places lie outside the domain of X"; empty where none does.</summary>
    internal string Outside => PlacesOutside > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(100 * PlacesOutside))}% of its places lie outside the domain of {Places}")
        : "";

    /// <inheritdoc/>
    public override string ToString()
    {
        string more = string.Join("; ", new[] { Worst.Length > 0 ? $"worst at {Worst}" : "", Outside }.Where(text => text.Length > 0));
        return string.Create(CultureInfo.InvariantCulture, $"{Name} {Relative:0.0E+0}{(more.Length > 0 ? $" ({more})" : "")}");
    }
}
