using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>How rows are divided among the register blocks that there are kernels for.</summary>
internal static class RowBlocks
{
    /// <summary>Rows of the block that a matrix is mostly made of.</summary>
    public const int Largest = 6;

    /// <summary>Rows of the next block where so many rows are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(int left) => left >= 6 ? 6 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
}
