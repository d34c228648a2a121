using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

/// <summary>
/// The angle of a large float (Payne and Hanek, 1983): a / 2 pi modulo 1 is the product of a's mantissa and those bits of 1 / 2 pi
/// that are neither whole turns nor too small to matter.
/// </summary>
/// <remarks>
/// Kernels compile it too, so there are no arrays, and no sum or product of integers reaches 2^63: in OpenCL all are signed,
/// and a compiler takes for granted that they do not overflow. Hence digits of 31 bits.
/// </remarks>
internal static class PayneHanekSingle
{
    /// <summary>The largest magnitude that Sin, Cos and Tan reduce by themselves.</summary>
    public const float Limit = 1e5f;

    private const int DigitBits = 31;
    private const ulong Digit = (1ul << DigitBits) - 1;

    // of an angle in units of 2 pi / 2^62
    private const ulong HalfTurn = 1ul << 61;
    private const ulong QuarterTurn = 1ul << 60;
    private const float Radians = (float)(2 * Math.PI / (1ul << 62));

    /// <summary>
    /// The angle r in [-pi/2, pi/2] with sin r = sin(a + quarters pi/2), for the bits of an a beyond <see cref="Limit"/> and 0 or 1 quarters; NaN at infinity.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Fold(uint bits, uint quarters)
    {
        // |a| = mantissa 2^(exponent - 150), so exponent - 150 bits of 1 / 2 pi give whole turns
        int exponent = (int)((bits >> 23) & 0xFF);
        ulong mantissa = (bits & 0x7FFFFF) | 0x800000;
        int skipped = exponent - 150 + DigitBits;
        int first = skipped / DigitBits;
        int shift = skipped - first * DigitBits;

        // the product's fraction from its low end; a float comes as close as 2^-33 turns to a multiple of pi/2, so two digits count
        ulong turns = 0;
        ulong sum = 0;
        ulong next = 0;
        for (int i = 3; i >= 0; i--)
        {
            ulong current = DigitAt(first + i);
            ulong digit = ((current << shift) | (next >> (DigitBits - shift))) & Digit;
            sum = mantissa * digit + (sum >> DigitBits);
            turns = (turns >> DigitBits) | ((sum & Digit) << DigitBits);
            next = current;
        }

        // sin(x + pi) = -sin x; sin(pi - x) = sin x, and all bits inverted are 1 - x to the last of them
        turns += (ulong)quarters << 60;
        ulong angle = turns & (HalfTurn - 1);
        angle = angle >= QuarterTurn ? angle ^ (HalfTurn - 1) : angle;
        ulong sign = ((turns >> 61) & 1) ^ (quarters == 0 ? bits >> 31 : 0ul);
        float r = (float)(long)angle * Radians;
        return exponent == 0xFF ? float.NaN : sign == 0 ? r : -r;
    }

    /// <summary>A digit of 1 / 2 pi after the point, which a zero precedes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong DigitAt(int index) => (Pair(index >> 1) >> ((index & 1) == 0 ? DigitBits : 0)) & Digit;

    /// <summary>Two digits of 1 / 2 pi.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pair(int index) =>
        index == 0 ? 0x00000000145F306Dul
        : index == 1 ? 0x327220A94FE13ABEul
        : index == 2 ? 0x23EA69BB81B6C52Bul
        : 0x0C9E21C820FF28B1ul;
}
