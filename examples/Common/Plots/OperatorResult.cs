namespace ModelGen.Examples.Plots;

/// <summary>What a network gives for a function that it has not seen.</summary>
/// <param name="Input">The function, [x] or [x, y] of a square.</param>
/// <param name="Truth">What it should give, likewise.</param>
/// <param name="Prediction">What it gives.</param>
/// <param name="IsLine">Whether functions are of one variable.</param>
public sealed record OperatorResult(IReadOnlyList<double> Input, IReadOnlyList<double> Truth, IReadOnlyList<double> Prediction, bool IsLine = false)
{
    /// <summary>Whether the last value lies at the end of the domain; else a step before it, where a period begins anew.</summary>
    public bool HasEnd { get; init; }
}
