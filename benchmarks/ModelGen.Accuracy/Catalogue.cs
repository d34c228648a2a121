using ModelGen.Accuracy.Models.Table;
using ModelGen.Examples;

namespace ModelGen.Accuracy;

/// <summary>All problems.</summary>
internal static class Catalogue
{
    /// <summary>The table of issue 12.</summary>
    public static IReadOnlyList<AccuracyProblem> Table { get; } =
    [
        AccuracyProblem.Of("beam-mm", seed => new BeamMillimetres(seed), "1e-6 in 5 s", "1e-8"),
        AccuracyProblem.Of("prey", PreyAndPredator.Create, "1e-4 in 20 s", "1e-6"),
        AccuracyProblem.Of("helmholtz-1d", seed => new Helmholtz20(seed), "1e-5 in 20 s", "1e-7"),
        AccuracyProblem.Of("burgers", seed => new Burgers(seed), "3e-5 in 10 s, 1e-5 in 20 s", "1e-6"),
        AccuracyProblem.Of("schrodinger", seed => new Schrodinger(seed), "8e-4 in 10 s, 5e-4 in 20 s", "1e-4"),
        AccuracyProblem.Of("klein-gordon", seed => new KleinGordon(seed), "5e-4 in 10 s", "1e-5"),
        AccuracyProblem.Of("helmholtz-2d", seed => new Helmholtz2D(seed), "2e-4 in 15 s", "1e-6"),
    ];

    /// <summary>Every problem.</summary>
    public static IReadOnlyList<AccuracyProblem> Problems { get; } = [.. Table];
}
