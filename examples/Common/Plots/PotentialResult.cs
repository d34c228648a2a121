namespace ModelGen.Examples.Plots;

/// <summary>What a network gives for a density that it has not seen.</summary>
/// <param name="Name">Of the problem.</param>
/// <param name="Density">rho, [x, y].</param>
/// <param name="Potential">phi, [x, y].</param>
/// <param name="Prediction">phi of the network, [x, y].</param>
/// <param name="Error">The mean relative L2 error of all test densities.</param>
/// <param name="Curve">The error over the iterations.</param>
public sealed record PotentialResult(
    string Name,
    IReadOnlyList<double> Density,
    IReadOnlyList<double> Potential,
    IReadOnlyList<double> Prediction,
    double Error,
    LossCurve Curve);
