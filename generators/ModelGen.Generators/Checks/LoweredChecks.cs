using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Checks;

/// <summary>
/// What can be wrong with a declaration that parses, and shows only where derivatives and places are worked out. This is the list of checks; none
/// adds to the graph.
/// </summary>
internal static class LoweredChecks
{
    public static EquatableArray<Finding> Run(LowerModel model, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        foreach (Func<IEnumerable<Finding>> check in new Func<IEnumerable<Finding>>[]
        {
            new CheckEquations(model).Find,
            new CheckPlaces(model).Find,
            new CheckJumps(model).Find,
            new CheckAuxiliaryCoordinates(model).Find,
            new CheckPeriodicity(model).Find,
        })
        {
            cancel.ThrowIfCancellationRequested();
            findings.AddRange(check());
        }

        return findings.ToEquatable();
    }
}
