using System.Numerics;
using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// Dense layers on tiles of points: z = W x + b for every Taylor coefficient of x, and its adjoint. Activations are
/// [plane (coefficient)][neuron][Tile.Points]; the microkernel broadcasts weights and has lanes over points.
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class Dense<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>Numbers that <see cref="Pack"/> writes for W [outputs][inputs].</summary>
    public static long PackedLength(int outputs, int inputs) =>
        DensePacking<L, T>.PointOffset(outputs, inputs) + DensePacking<L, T>.PointLength(outputs, inputs);

    /// <summary>Numbers of scratch that a gradient sink needs for layers of at most these sizes.</summary>
    public static long ScratchLength(int maxPlanes, int maxInputs, int maxOutputs) =>
        GradientSum<L, T>.ScratchLength(maxPlanes, maxInputs, maxOutputs);

    /// <summary>Lays W out for the kernels below; call it whenever W has changed.</summary>
    /// <param name="w">W, [outputs][inputs].</param>
    /// <param name="packed">Receives <see cref="PackedLength"/> numbers.</param>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    public static void Pack(T* w, T* packed, int outputs, int inputs) => DensePacking<L, T>.Pack(w, packed, outputs, inputs);

    /// <summary>z[c][m][:] = sum over k of W[m][k] x[c][k][:], plus b[m] where c = 0.</summary>
    /// <param name="packed">W as <see cref="Pack"/> left it.</param>
    /// <param name="bias">b, [outputs].</param>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    /// <param name="x">[plane][inputs][Tile.Points].</param>
    /// <param name="xPlane">Numbers from one plane of x to the next.</param>
    /// <param name="z">[plane][outputs][Tile.Points].</param>
    /// <param name="zPlane">Numbers from one plane of z to the next.</param>
    /// <param name="planes">Bit c is set where plane c is computed; other planes of z are left as they are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(T* packed, T* bias, int outputs, int inputs, T* x, int xPlane, T* z, int zPlane, ulong planes) =>
        Multiply(packed, bias, outputs, inputs, x, xPlane, z, zPlane, planes);

    /// <summary>The adjoint of <see cref="Forward"/>: xBar[c][k][:] = sum over m of W[m][k] zBar[c][m][:].</summary>
    /// <param name="packed">W as <see cref="Pack"/> left it.</param>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    /// <param name="zBar">[plane][outputs][Tile.Points].</param>
    /// <param name="zBarPlane">Numbers from one plane of zBar to the next.</param>
    /// <param name="xBar">[plane][inputs][Tile.Points].</param>
    /// <param name="xBarPlane">Numbers from one plane of xBar to the next.</param>
    /// <param name="planes">Bit c is set where plane c is computed; other planes of xBar are left as they are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(T* packed, int outputs, int inputs, T* zBar, int zBarPlane, T* xBar, int xBarPlane, ulong planes) =>
        Multiply(packed + DensePacking<L, T>.BackwardOffset(outputs, inputs), null, inputs, outputs, zBar, zBarPlane, xBar, xBarPlane, planes);

    /// <summary>Hands x to a gradient sink as it stands, before <see cref="IGradientSink{L, T}.Layer"/>.</summary>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    /// <param name="x">[plane][inputs][Tile.Points].</param>
    /// <param name="xPlane">Numbers from one plane of x to the next.</param>
    /// <param name="planes">Bit c is set where plane c takes part.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> numbers.</param>
    /// <typeparam name="TSink">The sink.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Take<TSink>(int outputs, int inputs, T* x, int xPlane, ulong planes, T* scratch)
        where TSink : struct, IGradientSink<L, T>
    {
        for (int first = 0; first < inputs; first += Tile<T>.BlockRows)
        {
            int count = Math.Min(Tile<T>.BlockRows, inputs - first) * Tile<T>.Points;
            T* target = TSink.Place(outputs, inputs, first, scratch, out int plane);
            for (ulong left = planes; left != 0; left &= left - 1)
            {
                int c = BitOperations.TrailingZeroCount(left);
                Copy(x + (nint)c * xPlane + (nint)first * Tile<T>.Points, target + (nint)c * plane, count);
            }

            TSink.Take(outputs, inputs, first, planes, scratch);
        }
    }

    /// <summary>z = W x + b at one point, with lanes over outputs.</summary>
    /// <param name="w">W, [outputs][inputs].</param>
    /// <param name="packed">W as <see cref="Pack"/> left it.</param>
    /// <param name="bias">b, [outputs].</param>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    /// <param name="x">[inputs].</param>
    /// <param name="z">[outputs].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ForwardPoint(T* w, T* packed, T* bias, int outputs, int inputs, T* x, T* z)
    {
        int group = DensePacking<L, T>.PointGroup;
        T* block = packed + DensePacking<L, T>.PointOffset(outputs, inputs);
        int m = 0;
        for (; m + group <= outputs; m += group, block += (nint)group * inputs)
        {
            Copy(bias + m, z + m, group);
            PointBlock(block, inputs, x, z + m);
        }

        if (m < outputs)
        {
            T* last = stackalloc T[group];
            Copy(bias + m, last, outputs - m);
            PointBlock(block, inputs, x, last);
            Copy(last, z + m, outputs - m);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PointBlock(T* block, int inputs, T* x, T* z) =>
        Microkernel<VectorGroup4<L, T>, L, T>.Run<AccumulatedPanel>(1, x, 0, block, DensePacking<L, T>.PointGroup, inputs, 1, z, 0, null);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(T* source, T* target, int count) => new ReadOnlySpan<T>(source, count).CopyTo(new Span<T>(target, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(T* panels, T* bias, int rows, int depth, T* x, int xPlane, T* z, int zPlane, ulong planes)
    {
        if (L.PanelVectors == 4)
        {
            Multiply<VectorGroup4<L, T>>(panels, bias, rows, depth, x, xPlane, z, zPlane, planes);
        }
        else
        {
            Multiply<VectorGroup2<L, T>>(panels, bias, rows, depth, x, xPlane, z, zPlane, planes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<V>(T* panels, T* bias, int rows, int depth, T* x, int xPlane, T* z, int zPlane, ulong planes)
        where V : struct, IVectorGroup<V, L, T>
    {
        T* zeros = stackalloc T[RowBlocks.Largest];
        for (ulong left = planes; left != 0; left &= left - 1)
        {
            int plane = BitOperations.TrailingZeroCount(left);
            T* xRows = x + (nint)plane * xPlane;
            T* zRows = z + (nint)plane * zPlane;
            T* panel = panels;
            T* start = plane == 0 ? bias : null;
            for (int row = 0; row < rows;)
            {
                int blockRows = RowBlocks.Next(rows - row);
                for (int p = 0; p < Tile<T>.Points; p += V.Width * L.Count)
                {
                    Microkernel<V, L, T>.Run<PackedPanel>(blockRows, panel, 0, xRows + p, Tile<T>.Points, depth, 1,
                        zRows + p, Tile<T>.Points, start == null ? zeros : start + row);
                }

                row += blockRows;
                panel += (nint)blockRows * depth;
                zRows += (nint)blockRows * Tile<T>.Points;
            }
        }
    }
}
