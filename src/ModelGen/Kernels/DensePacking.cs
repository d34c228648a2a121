using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// The three layouts of W that <see cref="Dense{L, T}"/> works on, one after the other: panels of rows of W, [panel][k][row];
/// panels of rows of W', [panel][m][row]; and blocks of columns of W' for single points, [block][k][m in block], padded with zeros.
/// </summary>
internal static unsafe class DensePacking<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    // keeps every part on a cache line where the buffer starts on one
    private static int LineLength => 64 / sizeof(T);

    /// <summary>Outputs in one block of the layout for single points.</summary>
    public static int PointGroup => 4 * L.Count;

    /// <summary>Where the panels of W' start.</summary>
    public static long BackwardOffset(int outputs, int inputs) => RoundUp((long)outputs * inputs, LineLength);

    /// <summary>Where the layout for single points starts.</summary>
    public static long PointOffset(int outputs, int inputs) => 2 * BackwardOffset(outputs, inputs);

    /// <summary>Length of the layout for single points.</summary>
    public static long PointLength(int outputs, int inputs) => RoundUp(RoundUp(outputs, PointGroup) * inputs, LineLength);

    /// <summary>Writes the three layouts of w, [outputs][inputs].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(T* w, T* packed, int outputs, int inputs)
    {
        Panels(w, inputs, 1, packed, outputs, inputs);
        Panels(w, 1, inputs, packed + BackwardOffset(outputs, inputs), inputs, outputs);
        PointBlocks(w, packed + PointOffset(outputs, inputs), outputs, inputs);
    }

    private static void Panels(T* w, nint rowStride, nint columnStride, T* target, int rows, int columns)
    {
        for (int row = 0; row < rows;)
        {
            int blockRows = RowBlocks.Next(rows - row);
            T* source = w + row * rowStride;
            for (int i = 0; i < blockRows; i++)
            {
                T* entry = source + i * rowStride;
                T* slot = target + i;
                for (int k = 0; k < columns; k++)
                {
                    *slot = *entry;
                    slot += blockRows;
                    entry += columnStride;
                }
            }

            row += blockRows;
            target += (nint)blockRows * columns;
        }
    }

    private static void PointBlocks(T* w, T* target, int outputs, int inputs)
    {
        for (int m = 0; m < outputs; m++)
        {
            T* column = target + (nint)(m / PointGroup) * PointGroup * inputs + m % PointGroup;
            for (int k = 0; k < inputs; k++)
            {
                column[(nint)k * PointGroup] = w[(nint)m * inputs + k];
            }
        }

        for (int m = outputs; m % PointGroup != 0; m++)
        {
            T* column = target + (nint)(m / PointGroup) * PointGroup * inputs + m % PointGroup;
            for (int k = 0; k < inputs; k++)
            {
                column[(nint)k * PointGroup] = default;
            }
        }
    }

    private static long RoundUp(long length, int multiple) => (length + multiple - 1) / multiple * multiple;
}
