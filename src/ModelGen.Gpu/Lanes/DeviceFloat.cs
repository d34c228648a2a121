using System.Runtime.CompilerServices;
using ILGPU;
using ModelGen.Numerics;

namespace ModelGen.Gpu;

/// <summary>
/// One float in a kernel. Elementary functions are ModelGen's own polynomials: a device's are approximate (tanh.approx on CUDA is good to 2^-11).
/// </summary>
/// <remarks>
/// Multiply and add stay apart in the text and are contracted by the device's compiler; ILGPU's own fused operation does not survive every back end.
/// </remarks>
/// <param name="value">The number.</param>
public readonly struct DeviceFloat(float value) : IDeviceLane<DeviceFloat>, IEquatable<DeviceFloat>
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

    private const uint SignBit = 0x80000000u;

    // 2^23: from here on every number is an integer
    private const float FirstInteger = 8388608f;

    private readonly float _value = value;

    /// <summary>The number.</summary>
    public float Value => _value;

    /// <inheritdoc/>
    public static bool IsDouble => false;

    /// <inheritdoc/>
    public static DeviceFloat Zero => new(0f);

    // a device's compiler may contract a product and a sum, or not
    /// <inheritdoc/>
    public static bool Fuses => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Constant(double value) => new((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat operator +(DeviceFloat a, DeviceFloat b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat operator -(DeviceFloat a, DeviceFloat b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat operator *(DeviceFloat a, DeviceFloat b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat operator /(DeviceFloat a, DeviceFloat b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat operator -(DeviceFloat a) => new(-a._value);

    /// <summary>Whether the numbers are equal.</summary>
    public static bool operator ==(DeviceFloat a, DeviceFloat b) => a._value == b._value;

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(DeviceFloat a, DeviceFloat b) => a._value != b._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat MultiplyAdd(DeviceFloat a, DeviceFloat b, DeviceFloat c) => new(a._value * b._value + c._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Select(DeviceFloat a, DeviceFloat b, DeviceFloat x, DeviceFloat y) => new(a._value > b._value ? x._value : y._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat SelectEqual(DeviceFloat a, DeviceFloat b, DeviceFloat x, DeviceFloat y) => new(a._value == b._value ? x._value : y._value);

    // a device's min and max drop NaN
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Min(DeviceFloat a, DeviceFloat b) => new(a._value < b._value ? a._value : b._value <= a._value ? b._value : a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Max(DeviceFloat a, DeviceFloat b) => new(a._value > b._value ? a._value : b._value >= a._value ? b._value : a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Clamp(DeviceFloat a, DeviceFloat lower, DeviceFloat upper) =>
        new(a._value > upper._value ? upper._value : a._value < lower._value ? lower._value : a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Abs(DeviceFloat a) => FromBits(Bits(a) & ~SignBit);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Sign(DeviceFloat a) => Select(a, Zero, Constant(1), Select(Zero, a, Constant(-1), Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Sqrt(DeviceFloat a) => new(MathF.Sqrt(a._value));

    // adding 2^23 to the magnitude leaves no room for a fraction; the processor rounds, ties to even
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Round(DeviceFloat a)
    {
        float magnitude = Abs(a)._value;
        float rounded = magnitude + FirstInteger - FirstInteger;
        return CopySign(new(magnitude < FirstInteger ? rounded : magnitude), a);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat CopySign(DeviceFloat magnitude, DeviceFloat sign) => FromBits((Bits(magnitude) & ~SignBit) | (Bits(sign) & SignBit));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat PowerOfTwo(DeviceFloat n) => FromBits(Bits(new DeviceFloat(n._value + ExponentMagic)) << 23);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat NegateIfOdd(DeviceFloat a, DeviceFloat n) => FromBits(Bits(a) ^ (Bits(new DeviceFloat(n._value + ParityMagic)) << 31));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Exponent(DeviceFloat a) => new(FromBits(((Bits(a) + ToOne) >> 23) | IntegerBits)._value - IntegerOffset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Head(DeviceFloat a) => FromBits(Bits(a) & HeadBits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Mantissa(DeviceFloat a) => FromBits(Bits(a) - ((Bits(a) - RootHalf) & ExponentBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Scale(DeviceFloat a, DeviceFloat n)
    {
        DeviceFloat half = Round(n * Constant(0.5));
        return a * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyBeyond(DeviceFloat a, DeviceFloat limit) => Abs(a)._value > limit._value;

    // one lane, and it is beyond
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat FoldLarge(DeviceFloat a, DeviceFloat r, uint quarters) => new(PayneHanekSingle.Fold(Bits(a), quarters));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Exp(DeviceFloat a) => ElementarySingle.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Log(DeviceFloat a) => ElementarySingle.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Sin(DeviceFloat a) => ElementarySingle.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Cos(DeviceFloat a) => ElementarySingle.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Tan(DeviceFloat a) => ElementarySingle.Tan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Asin(DeviceFloat a) => ElementarySingle.Asin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Acos(DeviceFloat a) => ElementarySingle.Acos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Atan(DeviceFloat a) => ElementarySingle.Atan(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Sinh(DeviceFloat a) => ElementarySingle.Sinh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Cosh(DeviceFloat a) => ElementarySingle.Cosh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Tanh(DeviceFloat a) => ElementarySingle.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Sech(DeviceFloat a) => ElementarySingle.Sech(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Sigmoid(DeviceFloat a) => ElementarySingle.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Softplus(DeviceFloat a) => ElementarySingle.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Erf(DeviceFloat a) => ElementarySingle.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Pow(DeviceFloat a, DeviceFloat p) => ElementarySingle.Pow(a, p);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceFloat Atan2(DeviceFloat y, DeviceFloat x) => ElementarySingle.Atan2(y, x);

    /// <inheritdoc/>
    public bool Equals(DeviceFloat other) => _value.Equals(other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DeviceFloat other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bits(DeviceFloat a) => Interop.FloatAsInt(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DeviceFloat FromBits(uint bits) => new(Interop.IntAsFloat(bits));
}
