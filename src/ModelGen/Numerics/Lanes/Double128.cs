using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Numerics;

/// <summary>2 doubles in a <see cref="Vector128{T}"/>.</summary>
public unsafe struct Double128 : ILanes<Double128, double>, IElementaryPrimitives<Double128>
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

    private Vector128<double> _value;

    /// <summary>Wraps a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Double128(Vector128<double> value) => _value = value;

    /// <inheritdoc/>
    public static string Name => "128-bit double";

    /// <inheritdoc/>
    public static int Count => Vector128<double>.Count;

    /// <inheritdoc/>
    public static int PanelVectors => AdvSimd.IsSupported || Vector512.IsHardwareAccelerated ? 4 : 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Load(double* source) => new(Vector128.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* target, Double128 value) => Vector128.Store(value._value, target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Broadcast(double value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    public static bool Fuses => Fma.IsSupported || AdvSimd.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Constant(double value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Double128 value) => value._value.GetElement(0) + value._value.GetElement(1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(double* target, Double128 a, Double128 b, Double128 c, Double128 d)
    {
        (Vector128.Load(target) + (Interleave.Low(a._value, b._value) + Interleave.High(a._value, b._value))).Store(target);
        (Vector128.Load(target + 2) + (Interleave.Low(c._value, d._value) + Interleave.High(c._value, d._value))).Store(target + 2);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator +(Double128 a, Double128 b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator -(Double128 a, Double128 b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator *(Double128 a, Double128 b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator /(Double128 a, Double128 b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator -(Double128 a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 MultiplyAdd(Double128 a, Double128 b, Double128 c) => new(Vector128.MultiplyAddEstimate(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Double128 sum, Double128 a, Double128 b) => sum._value = Vector128.MultiplyAddEstimate(a._value, b._value, sum._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Select(Double128 a, Double128 b, Double128 x, Double128 y) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 SelectEqual(Double128 a, Double128 b, Double128 x, Double128 y) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Min(Double128 a, Double128 b) => new(Vector128.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Max(Double128 a, Double128 b) => new(Vector128.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Clamp(Double128 a, Double128 lower, Double128 upper) =>
        new(Vector128.MaxNative(lower._value, Vector128.MinNative(upper._value, a._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Abs(Double128 a) => new(Vector128.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Sign(Double128 a) => Select(a, Constant(0), Constant(1), Select(Constant(0), a, Constant(-1), Constant(0)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Sqrt(Double128 a) => new(Vector128.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Round(Double128 a) => new(Vector128.Round(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 CopySign(Double128 magnitude, Double128 sign) => new(Vector128.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 PowerOfTwo(Double128 n) => new(((n._value + Vector128.Create(ExponentMagic)).AsUInt64() << 52).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 NegateIfOdd(Double128 a, Double128 n) =>
        new((a._value.AsUInt64() ^ ((n._value + Vector128.Create(ParityMagic)).AsUInt64() << 63)).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Exponent(Double128 a) =>
        new((((a._value.AsUInt64() + Vector128.Create(ToOne)) >>> 52) | Vector128.Create(IntegerBits)).AsDouble() - Vector128.Create(IntegerOffset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Head(Double128 a) => new((a._value.AsUInt64() & Vector128.Create(HeadBits)).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Mantissa(Double128 a) =>
        new((a._value.AsUInt64() - ((a._value.AsUInt64() - Vector128.Create(RootHalf)) & Vector128.Create(ExponentBits))).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Scale(Double128 a, Double128 n)
    {
        if (Avx512F.VL.IsSupported)
        {
            return new(Avx512F.VL.Scale(a._value, n._value));
        }

        Double128 half = Round(n * Constant(0.5));
        return a * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyBeyond(Double128 a, Double128 limit) => Vector128.GreaterThanAny(Vector128.Abs(a._value), limit._value);

    /// <inheritdoc/>
    public static Double128 FoldLarge(Double128 a, Double128 r, uint quarters) => LargeAngles.FoldDouble(a, r, quarters);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Exp(Double128 a) => ElementaryDouble.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Log(Double128 a) => ElementaryDouble.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Sin(Double128 a) => ElementaryDouble.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Cos(Double128 a) => ElementaryDouble.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Tan(Double128 a) => ElementaryDouble.Tan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Asin(Double128 a) => ElementaryDouble.Asin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Acos(Double128 a) => ElementaryDouble.Acos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Atan(Double128 a) => ElementaryDouble.Atan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Sinh(Double128 a) => ElementaryDouble.Sinh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Cosh(Double128 a) => ElementaryDouble.Cosh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Tanh(Double128 a) => ElementaryDouble.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Sech(Double128 a) => ElementaryDouble.Sech(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Sigmoid(Double128 a) => ElementaryDouble.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Softplus(Double128 a) => ElementaryDouble.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Erf(Double128 a) => ElementaryDouble.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Pow(Double128 a, Double128 p) => ElementaryDouble.Pow(a, p);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Atan2(Double128 y, Double128 x) => ElementaryDouble.Atan2(y, x);
}
