using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

/// <summary>
/// The angle of a large float (Payne and Hanek, 1983): a / 2 pi modulo 1 is the product of a's mantissa and those bits of 1 / 2 pi
/// that are neither whole turns nor too small to matter. Integers without arrays, so that kernels compile it too.
/// </summary>
internal static class PayneHanekSingle
{
    /// <summary>The largest magnitude that Sin, Cos and Tan reduce by themselves.</summary>
    public const float Limit = 1e5f;

    private const ulong HalfTurn = 1ul << 63;
    private const ulong QuarterTurn = 1ul << 62;

    // 2 pi / 2^64
    private const float Radians = (float)3.406121580086554e-19;

    /// <summary>The angle r in [-pi/2, pi/2] with sin r = sin(a + quarters pi/2), for the bits of an a beyond <see cref="Limit"/> and 0 or 1 quarters; NaN at infinity.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Fold(uint bits, uint quarters)
    {
        // |a| = mantissa 2^(exponent - 150); of 1 / 2 pi, which 64 zeros precede, so many bits give whole turns
        int exponent = (int)((bits >> 23) & 0xFF);
        int skipped = exponent - 150 + 64;
        ulong mantissa = (bits & 0x7FFFFF) | 0x800000;
        ulong high = Window(skipped >> 6, skipped & 63);
        ulong low = Window((skipped >> 6) + 1, skipped & 63);
        ulong turns = (mantissa * high) + ((mantissa * (low >> 32)) >> 32) + ((ulong)quarters << 62);

        // sin(x + pi) = -sin x, sin(pi - x) = sin x
        ulong angle = turns & ~HalfTurn;
        angle = angle > QuarterTurn ? HalfTurn - angle : angle;
        uint sign = (uint)(turns >> 63) ^ (quarters == 0 ? bits >> 31 : 0);
        float r = (float)(long)angle * Radians;
        return exponent == 0xFF ? float.NaN : sign == 0 ? r : -r;
    }

    /// <summary>64 bits of 1 / 2 pi, from a bit of a word on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Window(int word, int bit) => (Word(word) << bit) | (Word(word + 1) >> 1 >> (63 - bit));

    /// <summary>64 zeros and the bits of 1 / 2 pi after the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(int index) =>
        index == 1 ? 0x28BE60DB9391054Aul
        : index == 2 ? 0x7F09D5F47D4D3770ul
        : index == 3 ? 0x36D8A5664F10E410ul
        : index == 4 ? 0x7F9458EAF7AEF158ul
        : 0ul;
}
