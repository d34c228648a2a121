using System.Globalization;
using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Checks;

/// <summary>
/// Places that are expressions and leave the domain. What depends on coordinates alone is enclosed by intervals and, where those are too wide to
/// tell, tried at points of the domain; what depends on unknowns is reported where it lies outside whatever they become.
/// </summary>
internal sealed class CheckPlaces
{
    private const int Samples = 400;

    private const int MostCorners = 6;

    private readonly LowerModel _model;
    private readonly EquatableArray<CoordinateSpec> _coordinates;
    private readonly DomainPoints _points;

    public CheckPlaces(LowerModel model)
    {
        _model = model;
        _coordinates = model.Spec.Coordinates;
        _points = new DomainPoints(model.Spec.Coordinates, Samples, MostCorners);
    }

    public IEnumerable<Finding> Find() => _model.Spec.Equations.SelectMany(Find);

    private IEnumerable<Finding> Find(EquationSpec equation)
    {
        ComplexNode residual = _model.Lower(equation.Node);
        IrNode[] roots = [.. new[] { residual.Re, residual.Im }.OfType<IrNode>()];
        List<IrNode> order = Probe.Order(_model, roots);
        Dictionary<IrNode, Interval> intervals = Enclose(order);
        (Site Site, int Coordinate)[] doubtful = [.. order.Select(node => node.Leaf).OfType<Leaf>()
            .Where(leaf => leaf.Kind == LeafKind.NetworkOutput).Select(leaf => leaf.A).Distinct()
            .SelectMany(site => Enumerable.Range(0, _coordinates.Count).Select(c => (Site: _model.Sites[site], Coordinate: c)))
            .Where(place => place.Site.Substitution[place.Coordinate] is { } expression && !IsInside(intervals[expression], place.Coordinate))];
        if (doubtful.Length == 0)
        {
            yield break;
        }

        var read = new Dictionary<(Site Site, int Coordinate), Interval>();
        var leaving = new HashSet<(Site Site, int Coordinate)>();
        HashSet<IrNode> known = ReadPlaces.Known(order);
        foreach (double[] point in _points.All)
        {
            var probe = new Probe(_model, seed: 0) { Branch = (node, values) => IsGreater(node, values) };
            point.CopyTo(probe.Point, 0);
            IReadOnlyDictionary<IrNode, Dual> values = probe.Evaluate(order);
            HashSet<int> sites = ReadPlaces.At(_model, roots, known, values);
            foreach ((Site site, int c) in doubtful.Where(place => sites.Contains(place.Site.Id)))
            {
                IrNode expression = site.Substitution[c]!;
                double place = values[expression].Value;
                Interval range = known.Contains(expression) ? new Interval(place, place) : intervals[expression];
                bool leaves = known.Contains(expression) ? !IsInside(range, c) : range.IsOutside(Lower(c), Upper(c));
                read[(site, c)] = read.TryGetValue((site, c), out Interval so) ? so.Or(range) : range;
                if (leaves && !IsCovered(site, values))
                {
                    leaving.Add((site, c));
                }
            }
        }

        foreach (IGrouping<int, (Site, int)> places in leaving.GroupBy(place => place.Coordinate).OrderBy(places => places.Key))
        {
            int c = places.Key;
            Interval range = places.Select(place => read[place]).Aggregate((all, next) => all.Or(next));
            string at = range.Lower == range.Upper ? $" = {Text(range.Lower)}" : $" from {Text(range.Lower)} to {Text(range.Upper)}";
            yield return new Finding(
                "MG3002", equation.Property, equation.Name, _coordinates[c].Name + at, Text(_coordinates[c].Lower), Text(_coordinates[c].Upper));
        }
    }

    private static string Text(double number) => number.ToString("G4", CultureInfo.InvariantCulture);

    private static bool IsGreater(IrNode node, IReadOnlyDictionary<IrNode, Dual> values) =>
        values[node.Operands[0]].Value > (node.Operation is Select ? values[node.Operands[1]].Value : 0);

    // a place that reaches the end may miss it by rounding
    private double Slack(int c) => 1e-9 * (Math.Abs(_coordinates[c].Lower) + Math.Abs(_coordinates[c].Upper));

    private double Lower(int c) => _coordinates[c].Lower - Slack(c);

    private double Upper(int c) => _coordinates[c].Upper + Slack(c);

    // where 0/0 has no value at a corner, the points beside it decide
    private bool IsInside(Interval range, int c) => range.IsWithin(Lower(c), Upper(c)) || double.IsNaN(range.Lower) || double.IsNaN(range.Upper);

    private Dictionary<IrNode, Interval> Enclose(IReadOnlyList<IrNode> order) => Interval.Enclose(
        order,
        leaf => leaf.Kind == LeafKind.Coordinate ? new Interval(_coordinates[leaf.A].Lower, _coordinates[leaf.A].Upper) : Interval.All);

    /// <summary>Whether the network's declared inputs at the place are within what they are over the domain: a periodic embedding goes round.</summary>
    private bool IsCovered(Site site, IReadOnlyDictionary<IrNode, Dual> values)
    {
        IrNode[] inputs = _model.NetworkInputs[site.Network];
        List<IrNode> order = Probe.Order(_model, inputs);
        if (_model.Networks[site.Network].Inputs is null || order.Any(node => node.Leaf is { Kind: not LeafKind.Coordinate })
            || site.Substitution.Any(expression => expression is not null && double.IsNaN(values[expression].Value)))
        {
            return false;
        }

        double[] place = [.. site.Substitution.Select((expression, c) => expression is not null ? values[expression].Value : _coordinates[c].Lower)];
        double[] at = DomainPoints.Evaluate(_model, inputs, order, place);
        (double[] least, double[] most) = _points.Range(_model, inputs, order);
        return at.Select((x, i) => x >= least[i] - 0.02 * (most[i] - least[i]) && x <= most[i] + 0.02 * (most[i] - least[i])).All(inside => inside);
    }
}
