namespace ModelGen.Generators.Checks;

/// <summary>
/// A number and its change when the unknowns change in some direction, each with the sum of the magnitudes it was made of: what is far smaller than
/// that is 0 but for rounding, whatever the units.
/// </summary>
internal readonly record struct Dual(double Value, double Size, double Tangent = 0, double TangentSize = 0)
{
    private const double Rounding = 1e-11;

    public bool IsNumber => !(double.IsNaN(Value) || double.IsInfinity(Value) || double.IsNaN(Tangent) || double.IsInfinity(Tangent));

    public bool IsZero => Math.Abs(Value) <= Rounding * Size;

    /// <summary>Whether the unknowns play a part.</summary>
    public bool Changes => Math.Abs(Tangent) > Rounding * TangentSize;

    public static Dual Constant(double value) => new(value, Math.Abs(value));

    public static Dual operator +(Dual a, Dual b) =>
        new(a.Value + b.Value, a.Size + b.Size, a.Tangent + b.Tangent, a.TangentSize + b.TangentSize);

    public static Dual operator *(Dual a, Dual b) => new(
        a.Value * b.Value,
        a.Size * b.Size,
        a.Value * b.Tangent + b.Value * a.Tangent,
        a.Size * b.TangentSize + b.Size * a.TangentSize);

    public static Dual operator *(double a, Dual b) => Constant(a) * b;

    public static Dual operator -(Dual a) => -1 * a;

    public static Dual operator -(Dual a, Dual b) => a + -b;
}
