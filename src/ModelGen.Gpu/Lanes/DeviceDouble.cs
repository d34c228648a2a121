using System.Runtime.CompilerServices;
using ILGPU;
using ModelGen.Numerics;

namespace ModelGen.Gpu;

/// <summary>
/// One double in a kernel. Elementary functions are ModelGen's own polynomials: a device's are approximate (tanh.approx on CUDA is good to 2^-11).
/// </summary>
/// <remarks>
/// Multiply and add stay apart in the text and are contracted by the device's compiler; ILGPU's own fused operation does not survive every back end.
/// </remarks>
/// <param name="value">The number.</param>
public readonly struct DeviceDouble(double value) : IDeviceLane<DeviceDouble>, IEquatable<DeviceDouble>
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

    private const ulong SignBit = 0x8000000000000000ul;

    // 2^52: from here on every number is an integer
    private const double FirstInteger = 4503599627370496.0;

    private readonly double _value = value;

    /// <summary>The number.</summary>
    public double Value => _value;

    /// <inheritdoc/>
    public static bool IsDouble => true;

    /// <inheritdoc/>
    public static DeviceDouble Zero => new(0.0);

    // a device's compiler may contract a product and a sum, or not
    /// <inheritdoc/>
    public static bool Fuses => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Constant(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble operator +(DeviceDouble a, DeviceDouble b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble operator -(DeviceDouble a, DeviceDouble b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble operator *(DeviceDouble a, DeviceDouble b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble operator /(DeviceDouble a, DeviceDouble b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble operator -(DeviceDouble a) => new(-a._value);

    /// <summary>Whether the numbers are equal.</summary>
    public static bool operator ==(DeviceDouble a, DeviceDouble b) => a._value == b._value;

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(DeviceDouble a, DeviceDouble b) => a._value != b._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble MultiplyAdd(DeviceDouble a, DeviceDouble b, DeviceDouble c) => new(a._value * b._value + c._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Select(DeviceDouble a, DeviceDouble b, DeviceDouble x, DeviceDouble y) => new(a._value > b._value ? x._value : y._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble SelectEqual(DeviceDouble a, DeviceDouble b, DeviceDouble x, DeviceDouble y) => new(a._value == b._value ? x._value : y._value);

    // a device's min and max drop NaN
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Min(DeviceDouble a, DeviceDouble b) =>
        new(a._value < b._value ? a._value : b._value <= a._value ? b._value : a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Max(DeviceDouble a, DeviceDouble b) =>
        new(a._value > b._value ? a._value : b._value >= a._value ? b._value : a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Clamp(DeviceDouble a, DeviceDouble lower, DeviceDouble upper) =>
        new(a._value > upper._value ? upper._value : a._value < lower._value ? lower._value : a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Abs(DeviceDouble a) => FromBits(Bits(a) & ~SignBit);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Sign(DeviceDouble a) => Select(a, Zero, Constant(1), Select(Zero, a, Constant(-1), Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Sqrt(DeviceDouble a) => new(Math.Sqrt(a._value));

    // adding 2^52 to the magnitude leaves no room for a fraction; the processor rounds, ties to even
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Round(DeviceDouble a)
    {
        double magnitude = Abs(a)._value;
        double rounded = magnitude + FirstInteger - FirstInteger;
        return CopySign(new(magnitude < FirstInteger ? rounded : magnitude), a);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble CopySign(DeviceDouble magnitude, DeviceDouble sign) => FromBits((Bits(magnitude) & ~SignBit) | (Bits(sign) & SignBit));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble PowerOfTwo(DeviceDouble n) => FromBits(Bits(new DeviceDouble(n._value + ExponentMagic)) << 52);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble NegateIfOdd(DeviceDouble a, DeviceDouble n) => FromBits(Bits(a) ^ (Bits(new DeviceDouble(n._value + ParityMagic)) << 63));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Exponent(DeviceDouble a) => new(FromBits(((Bits(a) + ToOne) >> 52) | IntegerBits)._value - IntegerOffset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Head(DeviceDouble a) => FromBits(Bits(a) & HeadBits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Mantissa(DeviceDouble a) => FromBits(Bits(a) - ((Bits(a) - RootHalf) & ExponentBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Scale(DeviceDouble a, DeviceDouble n)
    {
        DeviceDouble half = Round(n * Constant(0.5));
        return a * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyBeyond(DeviceDouble a, DeviceDouble limit) => Abs(a)._value > limit._value;

    // one lane, and it is beyond
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble FoldLarge(DeviceDouble a, DeviceDouble r, uint quarters) => new(PayneHanekDouble.Fold(Bits(a), quarters));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Exp(DeviceDouble a) => ElementaryDouble.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Log(DeviceDouble a) => ElementaryDouble.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Sin(DeviceDouble a) => ElementaryDouble.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Cos(DeviceDouble a) => ElementaryDouble.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Tan(DeviceDouble a) => ElementaryDouble.Tan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Asin(DeviceDouble a) => ElementaryDouble.Asin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Acos(DeviceDouble a) => ElementaryDouble.Acos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Atan(DeviceDouble a) => ElementaryDouble.Atan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Sinh(DeviceDouble a) => ElementaryDouble.Sinh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Cosh(DeviceDouble a) => ElementaryDouble.Cosh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Tanh(DeviceDouble a) => ElementaryDouble.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Sech(DeviceDouble a) => ElementaryDouble.Sech(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Sigmoid(DeviceDouble a) => ElementaryDouble.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Softplus(DeviceDouble a) => ElementaryDouble.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Erf(DeviceDouble a) => ElementaryDouble.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Pow(DeviceDouble a, DeviceDouble p) => ElementaryDouble.Pow(a, p);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceDouble Atan2(DeviceDouble y, DeviceDouble x) => ElementaryDouble.Atan2(y, x);

    /// <inheritdoc/>
    public bool Equals(DeviceDouble other) => _value.Equals(other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DeviceDouble other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(DeviceDouble a) => Interop.FloatAsInt(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DeviceDouble FromBits(ulong bits) => new(Interop.IntAsFloat(bits));
}
