namespace ModelGen.Peers;

/// <summary>
/// Numbers in (0, 1) from a 32-bit hash, so that any language and any library starts from the same parameters and points:
/// x = k 0x9E3779B9 + seed 0x85EBCA6B + 0x165667B1 mod 2^32, mixed by two xor-shift-multiplies; u = (x + 1/2) / 2^32.
/// </summary>
internal static class HashedNumbers
{
    public const int ParameterSeed = 1, PointSeed = 2, InitialSeed = 3, BoundarySeed = 4;

    /// <summary>u(seed, k).</summary>
    public static double Unit(uint seed, uint k)
    {
        uint x = unchecked(k * 0x9E3779B9u + seed * 0x85EBCA6Bu + 0x165667B1u);
        x ^= x >> 16;
        x = unchecked(x * 0x7FEB352Du);
        x ^= x >> 15;
        x = unchecked(x * 0x846CA68Bu);
        x ^= x >> 16;
        return (x + 0.5) / 4294967296.0;
    }

    /// <summary>2u - 1 for k = 0 .. count - 1, rounded to float.</summary>
    public static float[] Symmetric(uint seed, int count) =>
        [.. Enumerable.Range(0, count).Select(k => (float)(2 * Unit(seed, (uint)k) - 1))];
}
