using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;

namespace ModelGen.Generators.Checks;

/// <summary>All numbers between two ends, which may be infinite: an enclosure of what an expression can be.</summary>
internal readonly record struct Interval(double Lower, double Upper)
{
    public static readonly Interval All = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The least interval with both in it; a number that is none is left out.</summary>
    public Interval Or(Interval other) => double.IsNaN(Lower + Upper) ? other
        : double.IsNaN(other.Lower + other.Upper) ? this
        : new Interval(Math.Min(Lower, other.Lower), Math.Max(Upper, other.Upper));

    public bool IsWithin(double lower, double upper) => Lower >= lower && Upper <= upper;

    public bool IsOutside(double lower, double upper) => Lower > upper || Upper < lower;

    /// <summary>The node's enclosure from those of its operands; what is not known to be bounded is anything.</summary>
    public static Interval Of(IrNode node, Func<Leaf, Interval> leaves, IReadOnlyDictionary<IrNode, Interval> values)
    {
        Interval X(int i) => values[node.Operands[i]];
        return node switch
        {
            { Leaf: { } leaf } => leaves(leaf),
            { IsConstant: true } => new Interval(node.Number, node.Number),
            { Operation: Add } => Ordered(X(0).Lower + X(1).Lower, X(0).Upper + X(1).Upper),
            { Operation: Negate } => new Interval(-X(0).Upper, -X(0).Lower),
            { Operation: Multiply } when node.Operands[0] == node.Operands[1] => Square(X(0)),
            { Operation: Multiply } => Product(X(0), X(1)),
            { Operation: Select } => new Interval(Math.Min(X(2).Lower, X(3).Lower), Math.Max(X(2).Upper, X(3).Upper)),
            { Operation: Reciprocal } when X(0).Lower > 0 || X(0).Upper < 0 => new Interval(1 / X(0).Upper, 1 / X(0).Lower),
            { Operation: Abs } => new Interval(X(0).Lower > 0 ? X(0).Lower : X(0).Upper < 0 ? -X(0).Upper : 0, Math.Max(-X(0).Lower, X(0).Upper)),
            { Operation: Sin or Cos or Sign } => new Interval(-1, 1),
            { Operation: Exp or Sqrt or Sinh or Atan or Tanh or Sigmoid or Erf or Softplus or Log } => Increasing((Unary)node.Operation, X(0)),
            { Operation: Sech } => new Interval(0, 1),
            { Operation: Cosh } => new Interval(1, double.PositiveInfinity),
            _ => All,
        };
    }

    private static Interval Ordered(double lower, double upper) => double.IsNaN(lower) || double.IsNaN(upper) ? All : new Interval(lower, upper);

    private static Interval Increasing(Unary function, Interval x)
    {
        (double lower, double upper) = (function.Evaluate(x.Lower), function.Evaluate(x.Upper));
        double least = function is Exp or Sqrt or Softplus ? 0 : double.NegativeInfinity;
        return new Interval(double.IsNaN(lower) ? least : lower, double.IsNaN(upper) ? double.PositiveInfinity : upper);
    }

    private static Interval Square(Interval x)
    {
        double most = Math.Max(x.Lower * x.Lower, x.Upper * x.Upper);
        return new Interval(x.Lower <= 0 && x.Upper >= 0 ? 0 : Math.Min(x.Lower * x.Lower, x.Upper * x.Upper), most);
    }

    private static Interval Product(Interval a, Interval b)
    {
        double[] ends = [.. new[] { a.Lower * b.Lower, a.Lower * b.Upper, a.Upper * b.Lower, a.Upper * b.Upper }.Select(end => double.IsNaN(end) ? 0 : end)];
        return new Interval(ends.Min(), ends.Max());
    }
}
