using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Checks;

/// <summary>Points of a domain: its corners, and some inside.</summary>
internal sealed class DomainPoints
{
    private readonly Dictionary<IrNode[], (double[] Least, double[] Most)> _ranges = [];

    public DomainPoints(EquatableArray<CoordinateSpec> coordinates, int inside, int mostCorners)
    {
        int corners = 1 << Math.Min(coordinates.Count, mostCorners);
        All =
        [
            .. Enumerable.Range(0, corners)
                .Select(corner => coordinates.Select((coordinate, c) => (corner >> c & 1) == 1 ? coordinate.Upper : coordinate.Lower).ToArray()),
            .. Enumerable.Range(0, inside)
                .Select(i => coordinates.Select((x, c) => x.Lower + (x.Upper - x.Lower) * RandomNumbers.Unit(i, c)).ToArray()),
        ];
    }

    public IReadOnlyList<double[]> All { get; }

    /// <summary>Expressions of the coordinates alone at a point.</summary>
    public static double[] Evaluate(LowerModel model, IrNode[] roots, IReadOnlyList<IrNode> order, double[] point)
    {
        var probe = new Probe(model, seed: 0)
        {
            Branch = (node, values) => values[node.Operands[0]].Value > (node.Operation is Select ? values[node.Operands[1]].Value : 0),
        };
        point.CopyTo(probe.Point, 0);
        IReadOnlyDictionary<IrNode, Dual> values = probe.Evaluate(order);
        return [.. roots.Select(root => values[root].Value)];
    }

    /// <summary>The least and the greatest value of each at all points.</summary>
    public (double[] Least, double[] Most) Range(LowerModel model, IrNode[] roots, IReadOnlyList<IrNode> order)
    {
        if (!_ranges.TryGetValue(roots, out (double[], double[]) range))
        {
            double[][] values = [.. All.Select(point => Evaluate(model, roots, order, point))];
            range = ([.. roots.Select((_, i) => values.Min(at => at[i]))], [.. roots.Select((_, i) => values.Max(at => at[i]))]);
            _ranges.Add(roots, range);
        }

        return range;
    }
}
