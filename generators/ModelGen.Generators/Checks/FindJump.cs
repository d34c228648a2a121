using System.Globalization;
using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Checks;

/// <summary>
/// How an expression changes over at a surface, found at a point of it: both branches are continued across, and their difference grows like the
/// n-th power of the distance. A derivative of order k forgets something where n is less than k: a jump has n = 0, a kink n = 1.
/// </summary>
internal sealed class FindJump
{
    private const int Seeds = 4;

    private const double Rounding = 1e-10;

    private const double NearRounding = 1e-14;

    private readonly LowerModel _model;
    private readonly Surface _surface;
    private readonly List<IrNode> _distance;
    private readonly Probe _probe;
    private bool _isAbove;

    private FindJump(LowerModel model, Surface surface, int seed)
    {
        _model = model;
        _surface = surface;
        _distance = Probe.Order(model, surface.B is { } b ? [surface.A, b] : [surface.A]);
        _probe = new Probe(model, seed) { Branch = Branch };
    }

    /// <summary>What a derivative of the expression loses at the surface; null where it loses nothing.</summary>
    public static Jump? At(LowerModel model, IrNode root, Surface surface, MultiIndex alpha)
    {
        HashSet<int> along = model.CoordinatesOf(surface.B is { } b ? [surface.A, b] : [surface.A]);
        int[] coordinates = [.. along.Where(c => alpha[c] > 0).OrderBy(c => c)];
        int order = coordinates.Sum(c => alpha[c]);
        if (order == 0 || JoinsFields(model, root, surface))
        {
            return null;
        }

        List<IrNode> nodes = Probe.Order(model, [root]);
        for (int seed = 0; seed < Seeds; seed++)
        {
            foreach (int c in coordinates)
            {
                var search = new FindJump(model, surface, seed);
                if ((search.MoveAlong(c) || search.ShiftUnknowns()) && search.Order(root, nodes, c) is { } n && n < order)
                {
                    string what = n == 0 ? "jumps" : n == 1 ? "has a kink" : "changes its curvature";
                    bool isPlane = along.Count == 1 && search._probe.Shift == 0 && !search.ReadsUnknowns;
                    string where = isPlane
                        ? $"at {model.Spec.Coordinates[c].Name} = {search._probe.Point[c].ToString("G6", CultureInfo.InvariantCulture)}"
                        : "where a condition changes over";
                    return new Jump([.. coordinates.Select(coordinate => model.Spec.Coordinates[coordinate].Name)], $"{what} {where}");
                }
            }
        }

        return null;
    }

    /// <summary>Whether each side has a field that the other has not: the two are put together on purpose, and conditions join them.</summary>
    private static bool JoinsFields(LowerModel model, IrNode root, Surface surface)
    {
        HashSet<(int, int)> above = Fields(model, root, surface, isAbove: true);
        HashSet<(int, int)> below = Fields(model, root, surface, isAbove: false);
        return !above.IsSubsetOf(below) && !below.IsSubsetOf(above);
    }

    private static HashSet<(int Network, int Output)> Fields(LowerModel model, IrNode root, Surface surface, bool isAbove)
    {
        var fields = new HashSet<(int, int)>();
        var seen = new HashSet<IrNode>();
        var stack = new Stack<IrNode>([root]);
        while (stack.Count > 0)
        {
            IrNode node = stack.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            if (node.Leaf is { Kind: LeafKind.NetworkOutput } output)
            {
                fields.Add((model.Sites[output.A].Network, output.B));
            }

            bool isSelected = surface.Splits(node, out bool isReversed) && node.Operation is Select;
            foreach (IrNode operand in isSelected ? [node.Operands[isAbove != isReversed ? 2 : 3]] : node.Operands)
            {
                stack.Push(operand);
            }
        }

        return fields;
    }

    private bool ReadsUnknowns => _distance.Any(node => node.Leaf is { Kind: not LeafKind.Coordinate });

    private bool Branch(IrNode node, IReadOnlyDictionary<IrNode, Dual> values)
    {
        if (_surface.Splits(node, out bool isReversed))
        {
            return _isAbove != isReversed;
        }

        double b = node.Operation is Select ? values[node.Operands[1]].Value : 0;
        return values[node.Operands[0]].Value > b;
    }

    private double Distance()
    {
        IReadOnlyDictionary<IrNode, Dual> values = _probe.Evaluate(_distance);
        return values[_surface.A].Value - (_surface.B is { } b ? values[b].Value : 0);
    }

    /// <summary>Moves the point along the coordinate onto the surface, if it meets it inside the domain.</summary>
    private bool MoveAlong(int c)
    {
        (double lower, double upper) = (_model.Spec.Coordinates[c].Lower, _model.Spec.Coordinates[c].Upper);
        double start = _probe.Point[c];

        // at the end of the domain there is only one side
        double end = 1e-9 * (upper - lower);
        if (FindZero.Between(x => DistanceAt(c, x), lower, upper) is { } root && root > lower + end && root < upper - end)
        {
            _probe.Point[c] = root;
            return true;
        }

        _probe.Point[c] = start;
        return false;
    }

    private double DistanceAt(int c, double x)
    {
        _probe.Point[c] = x;
        return Distance();
    }

    /// <summary>Shifts the unknowns until the surface passes through the point: where it will lie, training decides.</summary>
    private bool ShiftUnknowns()
    {
        double previous = 0;
        foreach (double sign in ReadsUnknowns ? [1.0, -1.0] : Array.Empty<double>())
        {
            previous = 0;
            for (double shift = 1e-9; shift < 1e13; shift *= 10)
            {
                if (FindZero.Between(DistanceShifted, previous, sign * shift) is { } root)
                {
                    _probe.Shift = root;
                    return true;
                }

                previous = sign * shift;
            }
        }

        _probe.Shift = 0;
        return false;
    }

    private double DistanceShifted(double shift)
    {
        _probe.Shift = shift;
        return Distance();
    }

    /// <summary>The power with which the branches part along the coordinate; null where they do not.</summary>
    private int? Order(IrNode root, List<IrNode> nodes, int c)
    {
        (double lower, double upper) = (_model.Spec.Coordinates[c].Lower, _model.Spec.Coordinates[c].Upper);
        double place = _probe.Point[c];
        double step = (place - lower < upper - place ? 1e-4 : -1e-4) * (upper - lower);
        (double here, double gap) = Gap(root, nodes, c, place);
        (double beside, double far) = Gap(root, nodes, c, place + step);
        (_, double near) = Gap(root, nodes, c, place + step / 10);
        double size = Math.Max(here, beside);
        _probe.Point[c] = place;
        return gap > Rounding * size ? 0
            : near > NearRounding * size ? (int)Math.Round(Math.Log10(far / near))
            : null;
    }

    private (double Size, double Gap) Gap(IrNode root, List<IrNode> nodes, int c, double place)
    {
        _probe.Point[c] = place;
        _isAbove = true;
        Dual above = _probe.Evaluate(nodes)[root];
        _isAbove = false;
        Dual below = _probe.Evaluate(nodes)[root];
        return (Math.Max(above.Size, below.Size), Math.Abs(above.Value - below.Value));
    }
}
