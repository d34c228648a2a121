namespace ModelGen.Points;

/// <summary>How well an equation is satisfied at points that training never saw.</summary>
/// <param name="Name">The equation.</param>
/// <param name="Residual">The root mean square of its residual.</param>
/// <param name="Size">That of the sum of its terms' magnitudes, or of what a random field of the same size would leave, whichever is larger.</param>
/// <param name="Worst">The coordinates that it reads, with their values where the residual is largest.</param>
internal sealed record EquationJudgement(string Name, double Residual, double Size, IReadOnlyList<(string Coordinate, double Value)> Worst);
