using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>How the channels of a group are divided among the register blocks that there are kernels for.</summary>
internal static class ProductRows
{
    /// <summary>Rows of the next block where so many are left; with 16 registers a block has at most four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next<L, T>(int left)
        where L : struct, ILanes<L, T>
        where T : unmanaged
        => left >= 8 && L.PanelVectors == 4 ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;

    /// <summary>How many blocks so many rows make.</summary>
    public static int Blocks<L, T>(int rows)
        where L : struct, ILanes<L, T>
        where T : unmanaged
    {
        int large = L.PanelVectors == 4 ? 8 : 4;
        int rest = rows % large;
        return rows / large + (rest >> 2 & 1) + (rest >> 1 & 1) + (rest & 1);
    }

    /// <summary>The first row of a block.</summary>
    public static int First<L, T>(int rows, int block)
        where L : struct, ILanes<L, T>
        where T : unmanaged
    {
        int large = L.PanelVectors == 4 ? 8 : 4;
        int whole = rows / large;
        if (block <= whole)
        {
            return block * large;
        }

        int row = whole * large;
        for (int left = block - whole; left > 0; left--)
        {
            row += Next<L, T>(rows - row);
        }

        return row;
    }
}
