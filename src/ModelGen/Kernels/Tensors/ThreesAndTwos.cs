using System.Runtime.CompilerServices;

namespace ModelGen.Kernels.Tensors;

/// <summary>Vectors and columns in blocks of three, the last ones of two: one alone would keep the multipliers waiting for loads.</summary>
internal static class ThreesAndTwos
{
    /// <summary>The width of the next block where so many are left: four are two and two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(int left) => left == 4 ? 2 : Math.Min(3, left);

    /// <summary>How many blocks so many make.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Blocks(int count) => (count + 2) / 3;

    /// <summary>The first of a block, and its width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int First(int count, int block, out int width)
    {
        int blocks = Blocks(count);
        bool isShort = count % 3 == 1 && blocks > 1 && block >= blocks - 2;
        int first = isShort ? count - 2 * (blocks - block) : 3 * block;
        width = isShort ? 2 : Math.Min(3, count - first);
        return first;
    }
}
