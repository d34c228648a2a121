using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

/// <summary>
/// The angle of a large double (Payne and Hanek, 1983): a / 2 pi modulo 1 is the product of a's mantissa and those bits of 1 / 2 pi
/// that are neither whole turns nor too small to matter. Integers without arrays, so that kernels compile it too.
/// </summary>
internal static class PayneHanekDouble
{
    /// <summary>The largest magnitude that Sin, Cos and Tan reduce by themselves.</summary>
    public const double Limit = 1e8;

    private const ulong HalfTurn = 1ul << 63;
    private const ulong QuarterTurn = 1ul << 62;

    // 2 pi / 2^64, and 2^-63
    private const double Radians = 3.406121580086554e-19;
    private const double LowUnit = 1.0842021724855044e-19;

    /// <summary>The angle r in [-pi/2, pi/2] with sin r = sin(a + quarters pi/2), for the bits of an a beyond <see cref="Limit"/> and 0 or 1 quarters; NaN at infinity.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Fold(ulong bits, uint quarters)
    {
        // |a| = mantissa 2^(exponent - 1075); of 1 / 2 pi, which 64 zeros precede, so many bits give whole turns
        int exponent = (int)((bits >> 52) & 0x7FF);
        int skipped = exponent - 1075 + 64;
        ulong mantissa = (bits & 0xFFFFFFFFFFFFFul) | 0x10000000000000ul;

        // the product of 53 and 192 bits from its low end; a double comes as close as 2^-62 to a multiple of pi/2, so 128 bits of it count
        ulong high = 0;
        ulong low = 0;
        ulong carry = 0;
        for (int word = (skipped >> 6) + 2; word >= skipped >> 6; word--)
        {
            ulong factor = (Word(word) << (skipped & 63)) | (Word(word + 1) >> 1 >> (63 - (skipped & 63)));
            low = high;
            high = (mantissa * factor) + carry;
            carry = MultiplyHigh(mantissa, factor) + (high < carry ? 1ul : 0ul);
        }

        // sin(x + pi) = -sin x, sin(pi - x) = sin x
        high += (ulong)quarters << 62;
        ulong angle = high & ~HalfTurn;
        bool isObtuse = angle >= QuarterTurn;
        angle = isObtuse ? HalfTurn - angle - (low == 0 ? 0ul : 1ul) : angle;
        low = isObtuse ? 0ul - low : low;
        ulong sign = (high >> 63) ^ (quarters == 0 ? bits >> 63 : 0ul);
        double r = ((double)(long)angle + ((double)(long)(low >> 1) * LowUnit)) * Radians;
        return exponent == 0x7FF ? double.NaN : sign == 0 ? r : -r;
    }

    /// <summary>The upper half of a product of 64 bits each, of 32-bit digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong MultiplyHigh(ulong a, ulong b)
    {
        ulong middle = ((a >> 32) * (uint)b) + (((ulong)(uint)a * (uint)b) >> 32);
        ulong cross = ((uint)a * (b >> 32)) + (uint)middle;
        return ((a >> 32) * (b >> 32)) + (middle >> 32) + (cross >> 32);
    }

    /// <summary>64 zeros and the bits of 1 / 2 pi after the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(int index) =>
        index == 1 ? 0x28BE60DB9391054Aul
        : index == 2 ? 0x7F09D5F47D4D3770ul
        : index == 3 ? 0x36D8A5664F10E410ul
        : index == 4 ? 0x7F9458EAF7AEF158ul
        : index == 5 ? 0x6DC91B8E909374B8ul
        : index == 6 ? 0x01924BBA82746487ul
        : index == 7 ? 0x3F877AC72C4A69CFul
        : index == 8 ? 0xBA208D7D4BAED121ul
        : index == 9 ? 0x3A671C09AD17DF90ul
        : index == 10 ? 0x4E64758E60D4CE7Dul
        : index == 11 ? 0x272117E2EF7E4A0Eul
        : index == 12 ? 0xC7FE25FFF7816603ul
        : index == 13 ? 0xFBCBC462D6829B47ul
        : index == 14 ? 0xDB4D9FB3C9F2C26Dul
        : index == 15 ? 0xD3D18FD9A797FA8Bul
        : index == 16 ? 0x5D49EEB1FAF97C5Eul
        : index == 17 ? 0xCF41CE7DE294A4BAul
        : index == 18 ? 0x9AFED7EC47E35742ul
        : index == 19 ? 0x1580CC11BF1EDAEAul
        : 0ul;
}
