namespace ModelGen.Points;

/// <summary>How well an equation is satisfied at points that training never saw.</summary>
/// <param name="Name">The equation.</param>
/// <param name="Residual">The root mean square of its residual.</param>
/// <param name="Size">That of the sum of its terms' magnitudes, or of what a random field of the same size would leave, whichever is larger.</param>
/// <param name="Worst">The coordinates that it reads, with their values where the residual is largest.</param>
/// <param name="Places">The coordinates whose domain places may leave, such as "X and T"; empty where none can.</param>
/// <param name="PlacesOutside">At which part of the points one does.</param>
internal sealed record EquationJudgement(
    string Name, double Residual, double Size, IReadOnlyList<(string Coordinate, double Value)> Worst, string Places, double PlacesOutside);
