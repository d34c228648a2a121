using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Checks;

/// <summary>
/// Evaluates lowered expressions at a point of the domain, with random smooth functions in place of networks and random numbers in place of
/// scalars. What vanishes there, for several seeds, vanishes whatever the networks become.
/// </summary>
internal sealed class Probe
{
    private readonly LowerModel _model;
    private readonly int _seed;
    private readonly double[] _lower;
    private readonly double[] _widths;
    private readonly Dictionary<(int Network, int Output, bool IsDirection), RandomFunction> _functions = [];

    public Probe(LowerModel model, int seed)
    {
        _model = model;
        _seed = seed;
        EquatableArray<CoordinateSpec> coordinates = model.Spec.Coordinates;
        _lower = [.. coordinates.Select(coordinate => coordinate.Lower)];
        _widths = [.. coordinates.Select(coordinate => coordinate.Upper - coordinate.Lower)];
        Point = [.. coordinates.Select((_, c) => _lower[c] + _widths[c] * RandomNumbers.Unit(seed, 1, c))];
    }

    /// <summary>The values of the coordinates.</summary>
    public double[] Point { get; }

    /// <summary>Where a coordinate is held for networks that are not moved along it; null: at the point.</summary>
    public (int Coordinate, double Value)? Held { get; init; }

    /// <summary>
    /// Which branch a selection, an Abs or a Sign takes: true is that of a greater value. Null mixes both branches, so that none is forgotten.
    /// </summary>
    public Func<IrNode, IReadOnlyDictionary<IrNode, Dual>, bool>? Branch { get; set; }

    /// <summary>Moves all unknowns at once, each by its own share.</summary>
    public double Shift { get; set; }

    /// <summary>All that the roots need, networks' places included, operands first.</summary>
    public static List<IrNode> Order(LowerModel model, IEnumerable<IrNode> roots)
    {
        var seen = new HashSet<IrNode>();
        var stack = new Stack<IrNode>(roots);
        while (stack.Count > 0)
        {
            IrNode node = stack.Pop();
            if (seen.Add(node))
            {
                IEnumerable<IrNode> places = node.Leaf is { Kind: LeafKind.NetworkOutput, A: var site } ? model.Sites[site].Substitution.OfType<IrNode>() : [];
                foreach (IrNode needed in node.Operands.Concat(places))
                {
                    stack.Push(needed);
                }
            }
        }

        return [.. seen.OrderBy(node => node.Id)];
    }

    public IReadOnlyDictionary<IrNode, Dual> Evaluate(IReadOnlyList<IrNode> order)
    {
        var values = new Dictionary<IrNode, Dual>();
        foreach (IrNode node in order)
        {
            values[node] = node switch
            {
                { Leaf: { } leaf } => OfLeaf(leaf, values),
                { IsConstant: true } => Dual.Constant(node.Number),
                { Operation: Add } => values[node.Operands[0]] + values[node.Operands[1]],
                { Operation: Multiply } => values[node.Operands[0]] * values[node.Operands[1]],
                { Operation: Negate } => -values[node.Operands[0]],
                { Operation: Select } => OfSelect(node, values),
                { Operation: Abs } => Weight(node, values) * values[node.Operands[0]],
                { Operation: Sign } => OfSign(node, values),
                _ => OfFunction((Elementwise)node.Operation!, [.. node.Operands.Select(operand => values[operand])]),
            };
        }

        return values;
    }

    private Dual OfLeaf(Leaf leaf, Dictionary<IrNode, Dual> values)
    {
        if (leaf.Kind == LeafKind.Coordinate)
        {
            return Dual.Constant(Point[leaf.A]);
        }

        if (leaf.Kind == LeafKind.NetworkOutput)
        {
            return OfNetwork(_model.Sites[leaf.A], leaf, values);
        }

        (double value, bool isUnknown) = leaf.Kind switch
        {
            LeafKind.Learnable => (_model.Spec.Learnables[leaf.A].Initial, true),
            LeafKind.Coefficient => (_model.Spec.Coefficients[leaf.A].Default, false),
            _ => (0, false),
        };

        // a value that says something special, such as 0, may be another later
        int[] key = [_seed, 2, (int)leaf.Kind, leaf.A];
        value = (value == 0 ? 1 : value) * (_seed == 0 && value != 0 ? 1 : 0.6 + RandomNumbers.Unit(key));
        value += Shift * Share(key);
        double tangent = isUnknown ? RandomNumbers.Signed([.. key, 1]) : 0;
        return new Dual(value, Math.Abs(value), tangent, Math.Abs(tangent));
    }

    private Dual OfNetwork(Site site, Leaf leaf, Dictionary<IrNode, Dual> values)
    {
        Dual[] places = [.. site.Substitution.Select((expression, c) => expression is not null ? values[expression]
            : Dual.Constant(Held is { } held && held.Coordinate == c ? held.Value : Point[c]))];
        double[] place = [.. places.Select(value => value.Value)];
        RandomFunction function = Function(site.Network, leaf.B, isDirection: false);
        double value = function.Derivative(leaf.Index!, place)
            + (leaf.Index!.IsZero ? Shift * Share([_seed, 3, site.Network, leaf.B]) : 0);
        double tangent = Function(site.Network, leaf.B, isDirection: true).Derivative(leaf.Index!, place);
        double size = Math.Abs(tangent);
        for (int c = 0; c < place.Length; c++)
        {
            if (places[c].TangentSize > 0)
            {
                double slope = function.Derivative(leaf.Index!.Plus(MultiIndex.Unit(place.Length, c)), place);
                tangent += slope * places[c].Tangent;
                size += Math.Abs(slope) * places[c].TangentSize;
            }
        }

        return new Dual(value, Math.Abs(value), tangent, size);
    }

    private static double Share(int[] key) => 0.5 + RandomNumbers.Unit([.. key, 5]);

    private RandomFunction Function(int network, int output, bool isDirection)
    {
        if (!_functions.TryGetValue((network, output, isDirection), out RandomFunction? function))
        {
            bool[] depends = new bool[_model.Dimensions];
            foreach (int c in _model.Dependencies(network))
            {
                depends[c] = true;
            }

            function = new RandomFunction(_lower, _widths, depends, _seed, 4, network, output, isDirection ? 1 : 0);
            _functions.Add((network, output, isDirection), function);
        }

        return function;
    }

    /// <summary>What an Abs multiplies by: 1, -1, or something between.</summary>
    private double Weight(IrNode node, Dictionary<IrNode, Dual> values) => Branch is { } branch
        ? branch(node, values) ? 1 : -1
        : 0.2 + 0.6 * RandomNumbers.Unit(_seed, 6, node.Operands[0].Id);

    private Dual OfSign(IrNode node, Dictionary<IrNode, Dual> values)
    {
        Dual x = values[node.Operands[0]];
        double value = Weight(node, values);
        return Branch is null ? new Dual(value, Math.Abs(value), 0.1 * x.Tangent, 0.1 * x.TangentSize) : Dual.Constant(value);
    }

    private Dual OfSelect(IrNode node, Dictionary<IrNode, Dual> values)
    {
        (Dual then, Dual otherwise) = (values[node.Operands[2]], values[node.Operands[3]]);
        if (Branch is { } branch)
        {
            return branch(node, values) ? then : otherwise;
        }

        // the condition counts too, though training sees nothing of it
        double weight = 0.2 + 0.6 * RandomNumbers.Unit(_seed, 7, node.Operands[0].Id, node.Operands[1].Id);
        Dual condition = 0.1 * (values[node.Operands[0]] - values[node.Operands[1]]);
        Dual mixed = weight * then + (1 - weight) * otherwise;
        double step = Math.Max(Math.Abs(then.Value), Math.Abs(otherwise.Value));
        return mixed with
        {
            Tangent = mixed.Tangent + step * condition.Tangent,
            TangentSize = mixed.TangentSize + step * condition.TangentSize,
        };
    }

    private Dual OfFunction(Elementwise operation, Dual[] operands)
    {
        double[] x = [.. operands.Select(operand => operand.Value)];
        double y = operation.Evaluate(x);
        double[] partials = [.. x.Select((_, i) => PartialDerivatives.At(operation, i, x, y))];
        bool[] isFlat = [.. x.Select((_, i) => Math.Abs(partials[i]) * (1 + Math.Abs(x[i])) <= 1e-12 * Math.Abs(y))];
        bool isBeyond = isFlat.All(flat => flat) || isFlat.Where((flat, i) => flat && operands[i].TangentSize > 0).Any()
            || new[] { y }.Concat(partials).Any(number => !(Math.Abs(number) < 1e200));
        if (isBeyond && Branch is null)
        {
            // saturated or without a value at this point, which is no special one: another function of the same numbers says as much
            y = 0.2 + 0.3 * x.Sum();
            partials = [.. x.Select(_ => 0.3)];
        }

        double size = Math.Abs(y);
        double tangent = 0;
        double tangentSize = 0;
        for (int i = 0; i < x.Length; i++)
        {
            size += Math.Abs(partials[i]) * (operands[i].Size - Math.Abs(x[i]));
            tangent += partials[i] * operands[i].Tangent;
            tangentSize += Math.Abs(partials[i]) * operands[i].TangentSize;
        }

        return new Dual(y, size, tangent, tangentSize);
    }
}
