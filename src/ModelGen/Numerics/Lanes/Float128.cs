using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Numerics;

/// <summary>4 floats in a <see cref="Vector128{T}"/>.</summary>
public unsafe struct Float128 : ILanes<Float128, float>, IElementaryPrimitives<Float128>
{
    // added to an integer n, the sum holds n + 127 (or n) in its lowest bits
    private const float ExponentMagic = 12583039f;
    private const float ParityMagic = 12582912f;

    // bits of sqrt(1/2), of the distance from there to 1, and of the sign and exponent
    private const uint RootHalf = 0x3F3504F3u;
    private const uint ToOne = 0x4AFB0Du;
    private const uint ExponentBits = 0xFF800000u;

    // sign, exponent and the upper half of the mantissa
    private const uint HeadBits = 0xFFFFF000u;

    // a small integer n in the lowest bits of 2^23 reads 2^23 + n
    private const uint IntegerBits = 0x4B000000u;
    private const float IntegerOffset = 8388735f;

    private Vector128<float> _value;

    /// <summary>Wraps a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Float128(Vector128<float> value) => _value = value;

    /// <inheritdoc/>
    public static string Name => "128-bit float";

    /// <inheritdoc/>
    public static int Count => Vector128<float>.Count;

    /// <inheritdoc/>
    public static int PanelVectors => AdvSimd.IsSupported || Vector512.IsHardwareAccelerated ? 4 : 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Load(float* source) => new(Vector128.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* target, Float128 value) => Vector128.Store(value._value, target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Broadcast(float value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    public static bool Fuses => Fma.IsSupported || AdvSimd.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Constant(double value) => new(Vector128.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Float128 value) => SumHalves(value._value + Vector128.Shuffle(value._value, Vector128.Create(2, 3, 0, 1)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(float* target, Float128 a, Float128 b, Float128 c, Float128 d)
    {
        Vector128<double> pairs = (Interleave.Low(a._value, b._value) + Interleave.High(a._value, b._value)).AsDouble();
        Vector128<double> others = (Interleave.Low(c._value, d._value) + Interleave.High(c._value, d._value)).AsDouble();
        Vector128<float> sums = Interleave.Low(pairs, others).AsSingle() + Interleave.High(pairs, others).AsSingle();
        (Vector128.Load(target) + sums).Store(target);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 operator +(Float128 a, Float128 b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 operator -(Float128 a, Float128 b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 operator *(Float128 a, Float128 b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 operator /(Float128 a, Float128 b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 operator -(Float128 a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 MultiplyAdd(Float128 a, Float128 b, Float128 c) => new(Vector128.MultiplyAddEstimate(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Float128 sum, Float128 a, Float128 b) => sum._value = Vector128.MultiplyAddEstimate(a._value, b._value, sum._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Select(Float128 a, Float128 b, Float128 x, Float128 y) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 SelectEqual(Float128 a, Float128 b, Float128 x, Float128 y) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Min(Float128 a, Float128 b) => new(Vector128.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Max(Float128 a, Float128 b) => new(Vector128.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Clamp(Float128 a, Float128 lower, Float128 upper) =>
        new(Vector128.MaxNative(lower._value, Vector128.MinNative(upper._value, a._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Abs(Float128 a) => new(Vector128.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Sign(Float128 a) => Select(a, Constant(0), Constant(1), Select(Constant(0), a, Constant(-1), Constant(0)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Sqrt(Float128 a) => new(Vector128.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Round(Float128 a) => new(Vector128.Round(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 CopySign(Float128 magnitude, Float128 sign) => new(Vector128.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 PowerOfTwo(Float128 n) => new(((n._value + Vector128.Create(ExponentMagic)).AsUInt32() << 23).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 NegateIfOdd(Float128 a, Float128 n) =>
        new((a._value.AsUInt32() ^ ((n._value + Vector128.Create(ParityMagic)).AsUInt32() << 31)).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Exponent(Float128 a) =>
        new((((a._value.AsUInt32() + Vector128.Create(ToOne)) >>> 23) | Vector128.Create(IntegerBits)).AsSingle() - Vector128.Create(IntegerOffset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Head(Float128 a) => new((a._value.AsUInt32() & Vector128.Create(HeadBits)).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Mantissa(Float128 a) =>
        new((a._value.AsUInt32() - ((a._value.AsUInt32() - Vector128.Create(RootHalf)) & Vector128.Create(ExponentBits))).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Scale(Float128 a, Float128 n)
    {
        if (Avx512F.VL.IsSupported)
        {
            return new(Avx512F.VL.Scale(a._value, n._value));
        }

        Float128 half = Round(n * Constant(0.5));
        return a * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyBeyond(Float128 a, Float128 limit) => Vector128.GreaterThanAny(Vector128.Abs(a._value), limit._value);

    /// <inheritdoc/>
    public static Float128 FoldLarge(Float128 a, Float128 r, uint quarters) => LargeAngles.FoldSingle(a, r, quarters);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Exp(Float128 a) => ElementarySingle.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Log(Float128 a) => ElementarySingle.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Sin(Float128 a) => ElementarySingle.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Cos(Float128 a) => ElementarySingle.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Tan(Float128 a) => ElementarySingle.Tan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Asin(Float128 a) => ElementarySingle.Asin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Acos(Float128 a) => ElementarySingle.Acos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Atan(Float128 a) => ElementarySingle.Atan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Sinh(Float128 a) => ElementarySingle.Sinh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Cosh(Float128 a) => ElementarySingle.Cosh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Tanh(Float128 a) => ElementarySingle.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Sech(Float128 a) => ElementarySingle.Sech(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Sigmoid(Float128 a) => ElementarySingle.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Softplus(Float128 a) => ElementarySingle.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Erf(Float128 a) => ElementarySingle.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Pow(Float128 a, Float128 p) => ElementarySingle.Pow(a, p);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Atan2(Float128 y, Float128 x) => ElementarySingle.Atan2(y, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SumHalves(Vector128<float> value) => value.GetElement(0) + value.GetElement(1);
}
