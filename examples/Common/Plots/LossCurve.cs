namespace ModelGen.Examples.Plots;

/// <summary>One curve of the loss history.</summary>
/// <param name="Name">What the legend says, such as the equation's name.</param>
/// <param name="Iterations">[sample], increasing.</param>
/// <param name="Losses">[sample]; values that a logarithmic axis cannot show are left out.</param>
public sealed record LossCurve(string Name, IReadOnlyList<double> Iterations, IReadOnlyList<double> Losses);
