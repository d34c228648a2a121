using System.Globalization;

namespace ModelGen.Training;

/// <summary>What training has reached in one term of the loss, on items that it never saw.</summary>
/// <param name="Name">The term's name, such as an equation's.</param>
/// <param name="Relative">Of an equation: the root mean square of its residual beside that of its terms, free of units; near 1 before training.</param>
/// <param name="Worst">Where it is largest, such as "X = 0.31, T = 1"; empty where there is no such place.</param>
public sealed record TermVerdict(string Name, double Relative, string Worst)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name} {Relative:0.0E+0}{(Worst.Length > 0 ? $" (worst at {Worst})" : "")}");
}
