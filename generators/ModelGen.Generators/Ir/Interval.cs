using ModelGen.Generators.Operations;

namespace ModelGen.Generators.Ir;

/// <summary>All numbers between two ends, which may be infinite: an enclosure of what an expression can be.</summary>
internal readonly record struct Interval(double Lower, double Upper)
{
    private const int LargestPower = 64;

    public static readonly Interval All = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The least interval with both in it; a number that is none is left out.</summary>
    public Interval Or(Interval other) => double.IsNaN(Lower + Upper) ? other
        : double.IsNaN(other.Lower + other.Upper) ? this
        : new Interval(Math.Min(Lower, other.Lower), Math.Max(Upper, other.Upper));

    public bool IsWithin(double lower, double upper) => Lower >= lower && Upper <= upper;

    public bool IsOutside(double lower, double upper) => Lower > upper || Upper < lower;

    /// <summary>The node's enclosure from those of its operands; what is not known to be bounded is anything.</summary>
    private static Interval Of(IrNode node, Func<Leaf, Interval> leaves, Dictionary<IrNode, Interval> values)
    {
        Interval X(int i) => values[node.Operands[i]];
        return node switch
        {
            { Leaf: { } leaf } => leaves(leaf),
            { IsConstant: true } => new Interval(node.Number, node.Number),
            { Operation: Add } => Ordered(X(0).Lower + X(1).Lower, X(0).Upper + X(1).Upper),
            { Operation: Negate } => new Interval(-X(0).Upper, -X(0).Lower),
            { Operation: Multiply } => AsPower(node) is (var root, > 1 and var n) ? Power(values[root], n) : Product(X(0), X(1)),
            { Operation: Select } when node.Operands[0] == node.Operands[2] && node.Operands[1] == node.Operands[3] => Larger(X(0), X(1)),
            { Operation: Select } when node.Operands[0] == node.Operands[3] && node.Operands[1] == node.Operands[2] => Smaller(X(0), X(1)),
            { Operation: Select } => new Interval(Math.Min(X(2).Lower, X(3).Lower), Math.Max(X(2).Upper, X(3).Upper)),
            { Operation: Reciprocal } when X(0).Lower > 0 || X(0).Upper < 0 => new Interval(1 / X(0).Upper, 1 / X(0).Lower),
            { Operation: Abs } => Magnitude(X(0)),
            { Operation: Sin or Cos or Sign } => new Interval(-1, 1),
            { Operation: Exp or Sqrt or Sinh or Atan or Tanh or Sigmoid or Erf or Softplus or Log } => Increasing((Unary)node.Operation, X(0)),
            { Operation: Asin } => new Interval(-Math.PI / 2, Math.PI / 2),
            { Operation: Acos } => new Interval(0, Math.PI),
            { Operation: Atan2 } => new Interval(-Math.PI, Math.PI),
            { Operation: Cosh } => Increasing(Cosh.Instance, Magnitude(X(0))),
            { Operation: Sech } => new Interval(Sech.Instance.Evaluate(Magnitude(X(0)).Upper), Sech.Instance.Evaluate(Magnitude(X(0)).Lower)),
            _ => All,
        };
    }

    /// <summary>The enclosures of all nodes, given with operands first.</summary>
    public static Dictionary<IrNode, Interval> Enclose(IEnumerable<IrNode> order, Func<Leaf, Interval> leaves)
    {
        var intervals = new Dictionary<IrNode, Interval>();
        foreach (IrNode node in order)
        {
            intervals[node] = Of(node, leaves, intervals);
        }

        return intervals;
    }

    private static Interval Ordered(double lower, double upper) => double.IsNaN(lower) || double.IsNaN(upper) ? All : new Interval(lower, upper);

    private static Interval Increasing(Unary function, Interval x)
    {
        (double lower, double upper) = (function.Evaluate(x.Lower), function.Evaluate(x.Upper));
        double least = function is Exp or Sqrt or Softplus ? 0 : double.NegativeInfinity;
        return new Interval(double.IsNaN(lower) ? least : lower, double.IsNaN(upper) ? double.PositiveInfinity : upper);
    }

    private static Interval Magnitude(Interval x) => new(x.Lower > 0 ? x.Lower : x.Upper < 0 ? -x.Upper : 0, Math.Max(-x.Lower, x.Upper));

    private static Interval Larger(Interval a, Interval b) => Ordered(Math.Max(a.Lower, b.Lower), Math.Max(a.Upper, b.Upper));

    private static Interval Smaller(Interval a, Interval b) => Ordered(Math.Min(a.Lower, b.Lower), Math.Min(a.Upper, b.Upper));

    /// <summary>A product as a power of one node; where its factors differ, of itself.</summary>
    private static (IrNode Root, int Exponent) AsPower(IrNode product)
    {
        IrNode? root = null;
        int exponent = 0;
        var stack = new Stack<(IrNode Node, int Times)>([(product, 1)]);
        while (stack.Count > 0)
        {
            (IrNode node, int times) = stack.Pop();
            if (node.Is<Multiply>() && Math.Max(exponent, times) <= LargestPower)
            {
                bool isSquare = node.Operands[0] == node.Operands[1];
                stack.Push((node.Operands[0], isSquare ? 2 * times : times));
                if (!isSquare)
                {
                    stack.Push((node.Operands[1], times));
                }
            }
            else if (root is null || root == node)
            {
                root = node;
                exponent += times;
            }
            else
            {
                return product.Operands[0] == product.Operands[1] ? (product.Operands[0], 2) : (product, 1);
            }
        }

        return (root!, exponent);
    }

    private static Interval Power(Interval x, int n)
    {
        Interval of = n % 2 == 0 ? Magnitude(x) : x;
        double Raised(double end) => Enumerable.Repeat(end, n).Aggregate((product, factor) => product * factor);
        return new Interval(Raised(of.Lower), Raised(of.Upper));
    }

    private static Interval Product(Interval a, Interval b)
    {
        double[] ends = [.. new[] { a.Lower * b.Lower, a.Lower * b.Upper, a.Upper * b.Lower, a.Upper * b.Upper }.Select(end => double.IsNaN(end) ? 0 : end)];
        return new Interval(ends.Min(), ends.Max());
    }
}
