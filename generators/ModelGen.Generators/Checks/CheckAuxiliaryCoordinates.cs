using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Checks;

/// <summary>
/// Coordinates that only say where equations are taken, such as one that walks along a boundary: without Inputs they are inputs of every network,
/// along which no equation determines anything.
/// </summary>
internal sealed class CheckAuxiliaryCoordinates(LowerModel model)
{
    private readonly EquatableArray<CoordinateSpec> _coordinates = model.Spec.Coordinates;

    /// <summary>A network at a place, how often it is differentiated there, and what the place is made of.</summary>
    private sealed record Use(Site Site, MultiIndex Index, HashSet<int> PlaceReads);

    public IEnumerable<Finding> Find()
    {
        int[] readers = [.. Enumerable.Range(0, model.Spec.Networks.Count).Where(network => model.Spec.Networks[network].Inputs is null)];
        (bool[] Reads, Use[] Uses)[] equations = readers.Length == 0 ? [] : [.. model.Spec.Equations.Select(Describe)];
        int[] auxiliary = [.. Enumerable.Range(0, _coordinates.Count).Where(c => readers.Length > 0 && IsAuxiliary(c, readers, equations))];
        string networks = string.Join(" and ", readers.Select(network => model.Spec.Networks[network].Name));
        string others = string.Join(", ", Enumerable.Range(0, _coordinates.Count).Except(auxiliary).Select(c => _coordinates[c].Name));
        return auxiliary.Select(c => new Finding("MG5006", _coordinates[c].Name, _coordinates[c].Name, networks, others));
    }

    private (bool[] Reads, Use[] Uses) Describe(EquationSpec equation)
    {
        ComplexNode residual = model.Lower(equation.Node);
        List<IrNode> order = Probe.Order(model, new[] { residual.Re, residual.Im }.OfType<IrNode>());
        bool[] reads = [.. Enumerable.Range(0, _coordinates.Count).Select(c => Named(order).Contains(c))];
        return (reads, [.. order.Select(node => node.Leaf).OfType<Leaf>().Where(leaf => leaf.Kind == LeafKind.NetworkOutput).Select(leaf => new Use(
            model.Sites[leaf.A],
            leaf.Index!,
            Named(Probe.Order(model, model.Sites[leaf.A].Substitution.OfType<IrNode>()))))]);
    }

    private static HashSet<int> Named(IEnumerable<IrNode> nodes) =>
        [.. nodes.Select(node => node.Leaf).OfType<Leaf>().Where(leaf => leaf.Kind == LeafKind.Coordinate).Select(leaf => leaf.A)];

    private static bool IsParameter(Use use) => use.Site.Substitution.OfType<IrNode>().ToList() is { Count: 1 } places
        && places[0].Leaf is { Kind: LeafKind.Coordinate };

    private bool IsAuxiliary(int c, int[] readers, (bool[] Reads, Use[] Uses)[] equations)
    {
        bool Walks(Use use) => use.Site.Substitution[c] is null && use.PlaceReads.Contains(c);
        Use[] walks = [.. equations.SelectMany(equation => equation.Uses).Where(use => readers.Contains(use.Site.Network) && Walks(use))];

        // with one coordinate besides, or a place that is the coordinate itself, it is a parameter of a family of problems, such as the length of a beam
        if (_coordinates.Count < 3 || walks.All(IsParameter))
        {
            return false;
        }

        int[] moved = [.. walks.Select(use => use.Site.Network).Distinct()];
        return equations.All(equation => equation.Uses.Where(use => moved.Contains(use.Site.Network) && !Walks(use))
            .All(use => !equation.Reads[c] && use.Index[c] == 0 && use.Site.Substitution[c] is null));
    }
}
