using ModelGen.Accuracy.Models.Table;
using ModelGen.Accuracy.Models.Verdicts;
using ModelGen.Examples;

namespace ModelGen.Accuracy;

/// <summary>All problems.</summary>
internal static class Catalogue
{
    /// <summary>The table of issue 12.</summary>
    public static IReadOnlyList<AccuracyProblem> Table { get; } =
    [
        AccuracyProblem.Of("beam-mm", seed => new BeamMillimetres(seed), "1e-8", new Demand(1e-6, 5)),
        AccuracyProblem.Of("prey", PreyAndPredator.Create, "1e-6", new Demand(1e-4, 20)),
        AccuracyProblem.Of("helmholtz-1d", seed => new Helmholtz20(seed), "1e-7", new Demand(1e-5, 20)),
        AccuracyProblem.Of("burgers", seed => new Burgers(seed), "1e-6", new Demand(3e-5, 10), new Demand(1e-5, 20)),
        AccuracyProblem.Of("schrodinger", seed => new Schrodinger(seed), "1e-4", new Demand(8e-4, 10), new Demand(5e-4, 20)),
        AccuracyProblem.Of("klein-gordon", seed => new KleinGordon(seed), "1e-5", new Demand(5e-4, 10)),
        AccuracyProblem.Of("helmholtz-2d", seed => new Helmholtz2D(seed), "1e-6", new Demand(2e-4, 15)),
    ];

    /// <summary>Problems that are hard, badly posed or wrongly declared, beside variants that are right: what training says of them is the question.</summary>
    public static IReadOnlyList<AccuracyProblem> Traps { get; } =
    [
        AccuracyProblem.Of("materials-naive", seed => new TwoMaterialsNaive(seed)),
        AccuracyProblem.Of("materials-flux", seed => new TwoMaterialsByFlux(seed)),
        AccuracyProblem.Of("materials-fields", seed => new TwoMaterialsByFields(seed)),
        AccuracyProblem.Of("pendulum", seed => new PendulumShort(seed)),
        AccuracyProblem.Of("pendulum-30", seed => new PendulumLong(seed)),
        AccuracyProblem.Of("allen-cahn", seed => new AllenCahn(seed)),
        AccuracyProblem.Of("kdv", seed => new Kdv(seed)),
        AccuracyProblem.Of("small-network", seed => new SmallNetwork(seed)),
        AccuracyProblem.Of("underdetermined", seed => new Underdetermined(seed)),
        AccuracyProblem.Of("contradictory", seed => new Contradictory(seed)),
        AccuracyProblem.Of("spectral-bias", seed => new SpectralBias(seed)),
        AccuracyProblem.Of("boundary-layer", seed => new BoundaryLayer(seed)),
        AccuracyProblem.Of("trivial-solution", seed => new TrivialSolution(seed)),
    ];

    /// <summary>Thirty problems, solved and failed: the table, the SI's system of each problem in units, the traps.</summary>
    public static IReadOnlyList<AccuracyProblem> Verdicts { get; } = [.. Table, .. UnitCatalogue.Problems.Select(problem => problem.Systems[0]), .. Traps];

    /// <summary>Every problem.</summary>
    public static IReadOnlyList<AccuracyProblem> Problems { get; } = [.. Table, .. UnitCatalogue.Problems.SelectMany(problem => problem.Systems), .. Traps];
}
