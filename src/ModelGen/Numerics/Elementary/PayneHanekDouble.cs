using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

/// <summary>
/// The angle of a large double (Payne and Hanek, 1983): a / 2 pi modulo 1 is the product of a's mantissa and those bits of 1 / 2 pi
/// that are neither whole turns nor too small to matter.
/// </summary>
/// <remarks>
/// Kernels compile it too, so there are no arrays, and no sum or product of integers reaches 2^63: in OpenCL all are signed,
/// and a compiler takes for granted that they do not overflow. Hence digits of 31 bits.
/// </remarks>
internal static class PayneHanekDouble
{
    /// <summary>The largest magnitude that Sin, Cos and Tan reduce by themselves.</summary>
    public const double Limit = 1e8;

    private const int DigitBits = 31;
    private const ulong Digit = (1ul << DigitBits) - 1;

    // of an angle in units of 2 pi / 2^62
    private const ulong HalfTurn = 1ul << 61;
    private const ulong QuarterTurn = 1ul << 60;
    private const double Radians = 2 * Math.PI / (1ul << 62);
    private const double LowUnit = 1.0 / (1ul << 62);

    /// <summary>
    /// The angle r in [-pi/2, pi/2] with sin r = sin(a + quarters pi/2), for the bits of an a beyond <see cref="Limit"/> and 0 or 1 quarters; NaN at infinity.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Fold(ulong bits, uint quarters)
    {
        // |a| = mantissa 2^(exponent - 1075), so exponent - 1075 bits of 1 / 2 pi give whole turns
        int exponent = (int)((bits >> 52) & 0x7FF);
        ulong mantissaLow = bits & Digit;
        ulong mantissaHigh = ((bits >> DigitBits) & 0x1FFFFF) | 0x200000;
        int skipped = exponent - 1075 + DigitBits;
        int first = skipped / DigitBits;
        int shift = skipped - first * DigitBits;

        // the product's fraction from its low end; a double comes as close as 2^-64 turns to a multiple of pi/2, so four digits count
        ulong turns = 0;
        ulong low = 0;
        ulong sum = 0;
        ulong next = 0;
        ulong nextDigit = 0;
        for (int i = 6; i >= 0; i--)
        {
            ulong current = DigitAt(first + i);
            ulong digit = ((current << shift) | (next >> (DigitBits - shift))) & Digit;
            sum = mantissaLow * digit + mantissaHigh * nextDigit + (sum >> DigitBits);
            low = (low >> DigitBits) | ((turns & Digit) << DigitBits);
            turns = (turns >> DigitBits) | ((sum & Digit) << DigitBits);
            next = current;
            nextDigit = digit;
        }

        // sin(x + pi) = -sin x; sin(pi - x) = sin x, and all bits inverted are 1 - x to the last of them
        turns += (ulong)quarters << 60;
        ulong angle = turns & (HalfTurn - 1);
        bool isObtuse = angle >= QuarterTurn;
        angle = isObtuse ? angle ^ (HalfTurn - 1) : angle;
        low = isObtuse ? low ^ ((1ul << 62) - 1) : low;
        ulong sign = ((turns >> 61) & 1) ^ (quarters == 0 ? bits >> 63 : 0ul);
        double r = ((double)(long)angle + (double)(long)low * LowUnit) * Radians;
        return exponent == 0x7FF ? double.NaN : sign == 0 ? r : -r;
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
        : index == 3 ? 0x0C9E21C820FF28B1ul
        : index == 4 ? 0x357BD778AC36E48Dul
        : index == 5 ? 0x31D2126E97003249ul
        : index == 6 ? 0x1DD413A32439FC3Bul
        : index == 7 ? 0x358E5894D39F7441ul
        : index == 8 ? 0x06BEA5D768909D33ul
        : index == 9 ? 0x238135A2FBF209CCul
        : index == 10 ? 0x23AC7306A673E939ul
        : index == 11 ? 0x022FC5DEFC941D8Ful
        : index == 12 ? 0x3F12FFFBC0B301FDul
        : index == 13 ? 0x39788C5AD05368FBul
        : index == 14 ? 0x1A6CFD9E4F96136Eul
        : index == 15 ? 0x27A31FB34F2FF516ul
        : index == 16 ? 0x2EA4F758FD7CBE2Ful
        : index == 17 ? 0x19E839CFBC529497ul
        : index == 18 ? 0x14D7F6BF623F1ABAul
        : 0x042B0198237E3DB5ul;
}
