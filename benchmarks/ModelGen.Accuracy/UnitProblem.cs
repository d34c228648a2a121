namespace ModelGen.Accuracy;

/// <summary>One problem in several systems of units: its error should not depend on them.</summary>
/// <param name="Name">The problem.</param>
/// <param name="Systems">The same problem in each system.</param>
internal sealed record UnitProblem(string Name, IReadOnlyList<AccuracyProblem> Systems);
