using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Numerics;

/// <summary>8 doubles in a <see cref="Vector512{T}"/>.</summary>
public unsafe struct Double512 : ILanes<Double512, double>, IElementaryPrimitives<Double512>
{
    // added to an integer n, the sum holds n + 1023 (or n) in its lowest bits
    private const double ExponentMagic = 6755399441056767.0;
    private const double ParityMagic = 6755399441055744.0;

    // bits of sqrt(1/2), of the distance from there to 1, and of the sign and exponent
    private const ulong RootHalf = 0x3FE6A09E667F3BCDul;
    private const ulong ToOne = 0x95F619980C433ul;
    private const ulong ExponentBits = 0xFFF0000000000000ul;

    // sign, exponent and the upper half of the mantissa
    private const ulong HeadBits = 0xFFFFFFFFF8000000ul;

    // a small integer n in the lowest bits of 2^52 reads 2^52 + n
    private const ulong IntegerBits = 0x4330000000000000ul;
    private const double IntegerOffset = 4503599627371519.0;

    private Vector512<double> _value;

    /// <summary>Wraps a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Double512(Vector512<double> value) => _value = value;

    /// <inheritdoc/>
    public static string Name => "512-bit double";

    /// <inheritdoc/>
    public static int Count => Vector512<double>.Count;

    /// <inheritdoc/>
    public static int PanelVectors => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Load(double* source) => new(Vector512.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* target, Double512 value) => Vector512.Store(value._value, target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Broadcast(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    public static bool Fuses => Avx512F.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Constant(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Double512 value) => Double256.Sum(Halves(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(double* target, Double512 a, Double512 b, Double512 c, Double512 d) =>
        Double256.AddSums(target, Halves(a), Halves(b), Halves(c), Halves(d));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator +(Double512 a, Double512 b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator -(Double512 a, Double512 b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator *(Double512 a, Double512 b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator /(Double512 a, Double512 b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator -(Double512 a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 MultiplyAdd(Double512 a, Double512 b, Double512 c) => new(Vector512.MultiplyAddEstimate(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Double512 sum, Double512 a, Double512 b) => sum._value = Vector512.MultiplyAddEstimate(a._value, b._value, sum._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Select(Double512 a, Double512 b, Double512 x, Double512 y) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 SelectEqual(Double512 a, Double512 b, Double512 x, Double512 y) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Min(Double512 a, Double512 b) => new(Vector512.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Max(Double512 a, Double512 b) => new(Vector512.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Clamp(Double512 a, Double512 lower, Double512 upper) =>
        new(Vector512.MaxNative(lower._value, Vector512.MinNative(upper._value, a._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Abs(Double512 a) => new(Vector512.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Sign(Double512 a) => Select(a, Constant(0), Constant(1), Select(Constant(0), a, Constant(-1), Constant(0)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Sqrt(Double512 a) => new(Vector512.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Round(Double512 a) => new(Vector512.Round(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 CopySign(Double512 magnitude, Double512 sign) => new(Vector512.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 PowerOfTwo(Double512 n) => new(((n._value + Vector512.Create(ExponentMagic)).AsUInt64() << 52).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 NegateIfOdd(Double512 a, Double512 n) =>
        new((a._value.AsUInt64() ^ ((n._value + Vector512.Create(ParityMagic)).AsUInt64() << 63)).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Exponent(Double512 a) =>
        new((((a._value.AsUInt64() + Vector512.Create(ToOne)) >>> 52) | Vector512.Create(IntegerBits)).AsDouble() - Vector512.Create(IntegerOffset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Head(Double512 a) => new((a._value.AsUInt64() & Vector512.Create(HeadBits)).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Mantissa(Double512 a) =>
        new((a._value.AsUInt64() - ((a._value.AsUInt64() - Vector512.Create(RootHalf)) & Vector512.Create(ExponentBits))).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Scale(Double512 a, Double512 n)
    {
        if (Avx512F.IsSupported)
        {
            return new(Avx512F.Scale(a._value, n._value));
        }

        Double512 half = Round(n * Constant(0.5));
        return a * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyBeyond(Double512 a, Double512 limit) => Vector512.GreaterThanAny(Vector512.Abs(a._value), limit._value);

    /// <inheritdoc/>
    public static Double512 FoldLarge(Double512 a, Double512 r, uint quarters) => LargeAngles.FoldDouble(a, r, quarters);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Exp(Double512 a) => ElementaryDouble.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Log(Double512 a) => ElementaryDouble.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Sin(Double512 a) => ElementaryDouble.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Cos(Double512 a) => ElementaryDouble.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Tan(Double512 a) => ElementaryDouble.Tan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Asin(Double512 a) => ElementaryDouble.Asin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Acos(Double512 a) => ElementaryDouble.Acos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Atan(Double512 a) => ElementaryDouble.Atan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Sinh(Double512 a) => ElementaryDouble.Sinh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Cosh(Double512 a) => ElementaryDouble.Cosh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Tanh(Double512 a) => ElementaryDouble.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Sech(Double512 a) => ElementaryDouble.Sech(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Sigmoid(Double512 a) => ElementaryDouble.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Softplus(Double512 a) => ElementaryDouble.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Erf(Double512 a) => ElementaryDouble.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Pow(Double512 a, Double512 p) => ElementaryDouble.Pow(a, p);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Atan2(Double512 y, Double512 x) => ElementaryDouble.Atan2(y, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Double256 Halves(Double512 value) => new(value._value.GetLower() + value._value.GetUpper());
}
