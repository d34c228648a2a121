namespace ModelGen.Examples.Plots;

/// <summary>A small picture among others: an image, a filter, a map of features.</summary>
/// <param name="Height">Pixels down.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Values">[row][column].</param>
/// <param name="Caption">Below it; empty for none.</param>
public sealed record Picture(int Height, int Width, IReadOnlyList<double> Values, string Caption = "")
{
    /// <summary>Whether zero is white, positive numbers red and negative ones blue; else the smallest number is white and the largest black.</summary>
    public bool IsSigned { get; init; }
}
