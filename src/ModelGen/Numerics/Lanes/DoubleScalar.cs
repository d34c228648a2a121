using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Numerics;

/// <summary>One double: the lane type for processors without vectors, and for checks.</summary>
public unsafe struct DoubleScalar : ILanes<DoubleScalar, double>, IElementaryPrimitives<DoubleScalar>
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

    private double _value;

    /// <summary>Wraps a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleScalar(double value) => _value = value;

    /// <inheritdoc/>
    public static string Name => "scalar double";

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static int PanelVectors => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Load(double* source) => new(*source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* target, DoubleScalar value) => *target = value._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Broadcast(double value) => new(value);

    /// <inheritdoc/>
    public static bool Fuses => Fma.IsSupported || AdvSimd.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Constant(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(DoubleScalar value) => value._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(double* target, DoubleScalar a, DoubleScalar b, DoubleScalar c, DoubleScalar d)
    {
        target[0] += a._value;
        target[1] += b._value;
        target[2] += c._value;
        target[3] += d._value;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar operator +(DoubleScalar a, DoubleScalar b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar operator -(DoubleScalar a, DoubleScalar b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar operator *(DoubleScalar a, DoubleScalar b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar operator /(DoubleScalar a, DoubleScalar b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar operator -(DoubleScalar a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar MultiplyAdd(DoubleScalar a, DoubleScalar b, DoubleScalar c) =>
        new(double.MultiplyAddEstimate(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref DoubleScalar sum, DoubleScalar a, DoubleScalar b) =>
        sum._value = double.MultiplyAddEstimate(a._value, b._value, sum._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Select(DoubleScalar a, DoubleScalar b, DoubleScalar x, DoubleScalar y) => a._value > b._value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar SelectEqual(DoubleScalar a, DoubleScalar b, DoubleScalar x, DoubleScalar y) => a._value == b._value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Min(DoubleScalar a, DoubleScalar b) => new(double.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Max(DoubleScalar a, DoubleScalar b) => new(double.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Clamp(DoubleScalar a, DoubleScalar lower, DoubleScalar upper) =>
        new(double.MaxNative(lower._value, double.MinNative(upper._value, a._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Abs(DoubleScalar a) => new(double.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Sign(DoubleScalar a) => Select(a, Constant(0), Constant(1), Select(Constant(0), a, Constant(-1), Constant(0)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Sqrt(DoubleScalar a) => new(double.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Round(DoubleScalar a) => new(double.Round(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar CopySign(DoubleScalar magnitude, DoubleScalar sign) => new(double.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar PowerOfTwo(DoubleScalar n) =>
        new(BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(n._value + ExponentMagic) << 52));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar NegateIfOdd(DoubleScalar a, DoubleScalar n) =>
        new(BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(a._value) ^ (BitConverter.DoubleToUInt64Bits(n._value + ParityMagic) << 63)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Exponent(DoubleScalar a) =>
        new(BitConverter.UInt64BitsToDouble(((BitConverter.DoubleToUInt64Bits(a._value) + ToOne) >> 52) | IntegerBits) - IntegerOffset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Head(DoubleScalar a) => new(BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(a._value) & HeadBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Mantissa(DoubleScalar a) =>
        new(
            BitConverter.UInt64BitsToDouble(
                BitConverter.DoubleToUInt64Bits(a._value) - ((BitConverter.DoubleToUInt64Bits(a._value) - RootHalf) & ExponentBits)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Scale(DoubleScalar a, DoubleScalar n)
    {
        DoubleScalar half = Round(n * Constant(0.5));
        return a * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyBeyond(DoubleScalar a, DoubleScalar limit) => double.Abs(a._value) > limit._value;

    /// <inheritdoc/>
    public static DoubleScalar FoldLarge(DoubleScalar a, DoubleScalar r, uint quarters) => LargeAngles.FoldDouble(a, r, quarters);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Exp(DoubleScalar a) => ElementaryDouble.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Log(DoubleScalar a) => ElementaryDouble.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Sin(DoubleScalar a) => ElementaryDouble.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Cos(DoubleScalar a) => ElementaryDouble.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Tan(DoubleScalar a) => ElementaryDouble.Tan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Asin(DoubleScalar a) => ElementaryDouble.Asin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Acos(DoubleScalar a) => ElementaryDouble.Acos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Atan(DoubleScalar a) => ElementaryDouble.Atan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Sinh(DoubleScalar a) => ElementaryDouble.Sinh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Cosh(DoubleScalar a) => ElementaryDouble.Cosh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Tanh(DoubleScalar a) => ElementaryDouble.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Sech(DoubleScalar a) => ElementaryDouble.Sech(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Sigmoid(DoubleScalar a) => ElementaryDouble.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Softplus(DoubleScalar a) => ElementaryDouble.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Erf(DoubleScalar a) => ElementaryDouble.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Pow(DoubleScalar a, DoubleScalar p) => ElementaryDouble.Pow(a, p);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleScalar Atan2(DoubleScalar y, DoubleScalar x) => ElementaryDouble.Atan2(y, x);
}
