using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Numerics;

/// <summary>One float: the lane type for processors without vectors, and for checks.</summary>
public unsafe struct FloatScalar : ILanes<FloatScalar, float>, IElementaryPrimitives<FloatScalar>
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

    private float _value;

    /// <summary>Wraps a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatScalar(float value) => _value = value;

    /// <inheritdoc/>
    public static string Name => "scalar float";

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static int PanelVectors => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Load(float* source) => new(*source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* target, FloatScalar value) => *target = value._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Broadcast(float value) => new(value);

    /// <inheritdoc/>
    public static bool Fuses => Fma.IsSupported || AdvSimd.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Constant(double value) => new((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(FloatScalar value) => value._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(float* target, FloatScalar a, FloatScalar b, FloatScalar c, FloatScalar d)
    {
        target[0] += a._value;
        target[1] += b._value;
        target[2] += c._value;
        target[3] += d._value;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar operator +(FloatScalar a, FloatScalar b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar operator -(FloatScalar a, FloatScalar b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar operator *(FloatScalar a, FloatScalar b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar operator /(FloatScalar a, FloatScalar b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar operator -(FloatScalar a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar MultiplyAdd(FloatScalar a, FloatScalar b, FloatScalar c) => new(float.MultiplyAddEstimate(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref FloatScalar sum, FloatScalar a, FloatScalar b) => sum._value = float.MultiplyAddEstimate(a._value, b._value, sum._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Select(FloatScalar a, FloatScalar b, FloatScalar x, FloatScalar y) => a._value > b._value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar SelectEqual(FloatScalar a, FloatScalar b, FloatScalar x, FloatScalar y) => a._value == b._value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Min(FloatScalar a, FloatScalar b) => new(float.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Max(FloatScalar a, FloatScalar b) => new(float.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Clamp(FloatScalar a, FloatScalar lower, FloatScalar upper) =>
        new(float.MaxNative(lower._value, float.MinNative(upper._value, a._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Abs(FloatScalar a) => new(float.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Sign(FloatScalar a) => Select(a, Constant(0), Constant(1), Select(Constant(0), a, Constant(-1), Constant(0)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Sqrt(FloatScalar a) => new(float.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Round(FloatScalar a) => new(float.Round(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar CopySign(FloatScalar magnitude, FloatScalar sign) => new(float.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar PowerOfTwo(FloatScalar n) =>
        new(BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(n._value + ExponentMagic) << 23));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar NegateIfOdd(FloatScalar a, FloatScalar n) =>
        new(BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(a._value) ^ (BitConverter.SingleToUInt32Bits(n._value + ParityMagic) << 31)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Exponent(FloatScalar a) =>
        new(BitConverter.UInt32BitsToSingle(((BitConverter.SingleToUInt32Bits(a._value) + ToOne) >> 23) | IntegerBits) - IntegerOffset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Head(FloatScalar a) => new(BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(a._value) & HeadBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Mantissa(FloatScalar a) =>
        new(
            BitConverter.UInt32BitsToSingle(
                BitConverter.SingleToUInt32Bits(a._value) - ((BitConverter.SingleToUInt32Bits(a._value) - RootHalf) & ExponentBits)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Scale(FloatScalar a, FloatScalar n)
    {
        FloatScalar half = Round(n * Constant(0.5));
        return a * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyBeyond(FloatScalar a, FloatScalar limit) => float.Abs(a._value) > limit._value;

    /// <inheritdoc/>
    public static FloatScalar FoldLarge(FloatScalar a, FloatScalar r, uint quarters) => LargeAngles.FoldSingle(a, r, quarters);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Exp(FloatScalar a) => ElementarySingle.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Log(FloatScalar a) => ElementarySingle.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Sin(FloatScalar a) => ElementarySingle.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Cos(FloatScalar a) => ElementarySingle.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Tan(FloatScalar a) => ElementarySingle.Tan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Asin(FloatScalar a) => ElementarySingle.Asin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Acos(FloatScalar a) => ElementarySingle.Acos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Atan(FloatScalar a) => ElementarySingle.Atan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Sinh(FloatScalar a) => ElementarySingle.Sinh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Cosh(FloatScalar a) => ElementarySingle.Cosh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Tanh(FloatScalar a) => ElementarySingle.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Sech(FloatScalar a) => ElementarySingle.Sech(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Sigmoid(FloatScalar a) => ElementarySingle.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Softplus(FloatScalar a) => ElementarySingle.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Erf(FloatScalar a) => ElementarySingle.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Pow(FloatScalar a, FloatScalar p) => ElementarySingle.Pow(a, p);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatScalar Atan2(FloatScalar y, FloatScalar x) => ElementarySingle.Atan2(y, x);
}
