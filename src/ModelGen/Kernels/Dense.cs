using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// Dense layers on jets. Activations are [plane][neuron][Tile.Points], one plane for each coefficient of the jet; weights are packed once a
/// step into panels of six rows, forward and transposed, and into columns for the evaluation of a single point.
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class Dense<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    private const int PanelRows = 6;

    /// <summary>Numbers that a packed layer takes.</summary>
    public static long PackedLength(int outputs, int inputs) => (2L * outputs * inputs) + ((long)inputs * Padded(outputs));

    /// <summary>Numbers of scratch that <see cref="IGradientSink{L, T}.Layer"/> needs: the inputs, transposed.</summary>
    public static long ScratchLength(int maxPlanes, int maxInputs, int maxOutputs) => (long)maxPlanes * Tile<T>.Points * Padded(Math.Max(maxInputs, maxOutputs));

    /// <summary>Packs W, [outputs][inputs].</summary>
    public static void Pack(T* w, T* packed, int outputs, int inputs)
    {
        // forward panels: [panel][input][row]
        T* target = packed;
        for (int first = 0; first < outputs; first += Rows(outputs - first))
        {
            int rows = Rows(outputs - first);
            for (int k = 0; k < inputs; k++)
            {
                for (int i = 0; i < rows; i++)
                {
                    *target++ = w[((first + i) * inputs) + k];
                }
            }
        }

        // backward panels: the same of W'
        for (int first = 0; first < inputs; first += Rows(inputs - first))
        {
            int rows = Rows(inputs - first);
            for (int m = 0; m < outputs; m++)
            {
                for (int i = 0; i < rows; i++)
                {
                    *target++ = w[(m * inputs) + first + i];
                }
            }
        }

        // columns: [input][output], padded to whole vectors
        int padded = Padded(outputs);
        for (int k = 0; k < inputs; k++)
        {
            for (int m = 0; m < padded; m++)
            {
                *target++ = m < outputs ? w[(m * inputs) + k] : default;
            }
        }
    }

    /// <summary>z[c][m] = sum over k of W[m][k] x[c][k] for every plane whose bit is set, plus b[m] in plane 0.</summary>
    /// <param name="packed">The packed layer.</param>
    /// <param name="bias">b, [outputs].</param>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    /// <param name="x">[plane][inputs][Tile.Points].</param>
    /// <param name="xPlane">Numbers from one plane of x to the next.</param>
    /// <param name="z">[plane][outputs][Tile.Points].</param>
    /// <param name="zPlane">Numbers from one plane of z to the next.</param>
    /// <param name="planes">Bit c is set where plane c takes part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(T* packed, T* bias, int outputs, int inputs, T* x, int xPlane, T* z, int zPlane, ulong planes)
    {
        T* zero = stackalloc T[PanelRows];
        for (int c = 0; planes >> c != 0; c++)
        {
            if ((planes >> c & 1) == 1)
            {
                Multiply(packed, c == 0 ? bias : zero, c == 0 ? 1 : 0, outputs, inputs, x + (c * xPlane), z + (c * zPlane));
            }
        }
    }

    /// <summary>xBar[c][k] = sum over m of W[m][k] zBar[c][m] for every plane whose bit is set.</summary>
    /// <param name="packed">The packed layer.</param>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    /// <param name="zBar">[plane][outputs][Tile.Points].</param>
    /// <param name="zBarPlane">Numbers from one plane of zBar to the next.</param>
    /// <param name="xBar">[plane][inputs][Tile.Points].</param>
    /// <param name="xBarPlane">Numbers from one plane of xBar to the next.</param>
    /// <param name="planes">Bit c is set where plane c takes part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(T* packed, int outputs, int inputs, T* zBar, int zBarPlane, T* xBar, int xBarPlane, ulong planes)
    {
        T* zero = stackalloc T[PanelRows];
        for (int c = 0; planes >> c != 0; c++)
        {
            if ((planes >> c & 1) == 1)
            {
                Multiply(packed + ((long)outputs * inputs), zero, 0, inputs, outputs, zBar + (c * zBarPlane), xBar + (c * xBarPlane));
            }
        }
    }

    /// <summary>z = W x + b for one point; lanes are output neurons. Both vectors need room for whole lanes beyond their end.</summary>
    /// <param name="w">W, [outputs][inputs].</param>
    /// <param name="packed">The packed layer.</param>
    /// <param name="bias">b, [outputs].</param>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    /// <param name="x">[inputs].</param>
    /// <param name="z">[outputs], padded to whole lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ForwardPoint(T* w, T* packed, T* bias, int outputs, int inputs, T* x, T* z)
    {
        int padded = Padded(outputs);
        T* columns = packed + (2L * outputs * inputs);
        new ReadOnlySpan<T>(bias, outputs).CopyTo(new Span<T>(z, outputs));
        new Span<T>(z + outputs, padded - outputs).Clear();
        int m = 0;
        for (; m + (4 * L.Count) <= padded; m += 4 * L.Count)
        {
            L z0 = L.Load(z + m);
            L z1 = L.Load(z + m + L.Count);
            L z2 = L.Load(z + m + (2 * L.Count));
            L z3 = L.Load(z + m + (3 * L.Count));
            T* column = columns + m;
            for (int k = 0; k < inputs; k++)
            {
                L value = L.Broadcast(x[k]);
                z0 = L.MultiplyAdd(value, L.Load(column), z0);
                z1 = L.MultiplyAdd(value, L.Load(column + L.Count), z1);
                z2 = L.MultiplyAdd(value, L.Load(column + (2 * L.Count)), z2);
                z3 = L.MultiplyAdd(value, L.Load(column + (3 * L.Count)), z3);
                column += padded;
            }

            L.Store(z + m, z0);
            L.Store(z + m + L.Count, z1);
            L.Store(z + m + (2 * L.Count), z2);
            L.Store(z + m + (3 * L.Count), z3);
        }

        for (; m < padded; m += L.Count)
        {
            // two sums, so that one multiply-add need not wait for the last
            L even = L.Load(z + m);
            L odd = L.Constant(0);
            T* column = columns + m;
            int k = 0;
            for (; k + 2 <= inputs; k += 2)
            {
                even = L.MultiplyAdd(L.Broadcast(x[k]), L.Load(column), even);
                odd = L.MultiplyAdd(L.Broadcast(x[k + 1]), L.Load(column + padded), odd);
                column += 2 * padded;
            }

            L sum = even + odd;
            L.Store(z + m, k < inputs ? L.MultiplyAdd(L.Broadcast(x[k]), L.Load(column), sum) : sum);
        }
    }

    /// <summary>Rows of the next panel where this many are left: 6, then 4, 2, 1.</summary>
    internal static int Rows(int left) => left >= PanelRows ? PanelRows : left >= 4 ? 4 : left >= 2 ? 2 : 1;

    private static int Padded(int count) => (count + L.Count - 1) / L.Count * L.Count;

    /// <summary>z = start + W x for one plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(T* packed, T* start, int startStep, int outputs, int inputs, T* x, T* z)
    {
        int P = Tile<T>.Points;
        for (int first = 0; first < outputs;)
        {
            int rows = Rows(outputs - first);
            for (int p = 0; p < P; p += L.PanelVectors * L.Count)
            {
                T* from = start + (first * startStep);
                T* to = z + (first * P) + p;
                if (L.PanelVectors == 4)
                {
                    switch (rows)
                    {
                        case 6:
                            DensePanels<L, T>.Panel6x4(packed, x + p, inputs, from, to);
                            break;
                        case 4:
                            DensePanels<L, T>.Panel4x4(packed, x + p, inputs, from, to);
                            break;
                        case 2:
                            DensePanels<L, T>.Panel2x4(packed, x + p, inputs, from, to);
                            break;
                        default:
                            DensePanels<L, T>.Panel1x4(packed, x + p, inputs, from, to);
                            break;
                    }
                }
                else
                {
                    switch (rows)
                    {
                        case 6:
                            DensePanels<L, T>.Panel6x2(packed, x + p, inputs, from, to);
                            break;
                        case 4:
                            DensePanels<L, T>.Panel4x2(packed, x + p, inputs, from, to);
                            break;
                        case 2:
                            DensePanels<L, T>.Panel2x2(packed, x + p, inputs, from, to);
                            break;
                        default:
                            DensePanels<L, T>.Panel1x2(packed, x + p, inputs, from, to);
                            break;
                    }
                }
            }

            packed += rows * inputs;
            first += rows;
        }
    }
}
