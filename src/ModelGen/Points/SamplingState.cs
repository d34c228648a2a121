namespace ModelGen.Points;

/// <summary>What it takes to draw the current collocation points again, bit for bit: part of every checkpoint.</summary>
/// <param name="Draws">Draws so far.</param>
/// <param name="Window">Mini-batches so far.</param>
/// <param name="Adaptive">Whether the latest draw was adaptive.</param>
/// <param name="Candidates">Among how many candidates the latest adaptive draw picked.</param>
/// <param name="FirstIndices">Where in its sequence each batch's latest draw began.</param>
/// <param name="PointCounts">Points that each batch's latest draw took.</param>
/// <param name="RequestedCounts">Points that each batch's next draw is to take.</param>
/// <param name="ParametersAtDraw">The parameters that an adaptive draw saw; empty for a plain one.</param>
internal sealed record SamplingState(
    long Draws, long Window, bool Adaptive, CandidateBudget Candidates, long[] FirstIndices, int[] PointCounts, int[] RequestedCounts,
    double[] ParametersAtDraw);
