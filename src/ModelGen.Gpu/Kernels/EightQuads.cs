using System.Runtime.CompilerServices;
using ILGPU;

namespace ModelGen.Gpu;

/// <summary>A quad of each of eight rows, in registers.</summary>
internal struct EightQuads<L> where L : unmanaged, IDeviceLane<L>
{
    public Quad<L> A, B, C, D, E, F, G, H;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightQuads<L> Load(ArrayView<Quad<L>> rows, int at, int step) => new()
    {
        A = rows[at],
        B = rows[at + step],
        C = rows[at + 2 * step],
        D = rows[at + 3 * step],
        E = rows[at + 4 * step],
        F = rows[at + 5 * step],
        G = rows[at + 6 * step],
        H = rows[at + 7 * step],
    };
}

/// <summary>One sum for each of eight rows, in registers.</summary>
internal struct EightSums<L> where L : unmanaged, IDeviceLane<L>
{
    public L A, B, C, D, E, F, G, H;

    /// <summary>Adds every row's scalar product with x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly EightSums<L> Plus(in EightQuads<L> rows, Quad<L> x) => new()
    {
        A = Quad<L>.Dot(rows.A, x, A),
        B = Quad<L>.Dot(rows.B, x, B),
        C = Quad<L>.Dot(rows.C, x, C),
        D = Quad<L>.Dot(rows.D, x, D),
        E = Quad<L>.Dot(rows.E, x, E),
        F = Quad<L>.Dot(rows.F, x, F),
        G = Quad<L>.Dot(rows.G, x, G),
        H = Quad<L>.Dot(rows.H, x, H),
    };

    /// <summary>target[at], target[at + step], ...</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightSums<L> Load(ArrayView<L> target, int at, int step) => new()
    {
        A = target[at],
        B = target[at + step],
        C = target[at + 2 * step],
        D = target[at + 3 * step],
        E = target[at + 4 * step],
        F = target[at + 5 * step],
        G = target[at + 6 * step],
        H = target[at + 7 * step],
    };

    /// <summary>Writes a plus b to target[at], target[at + step], ...</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<L> target, int at, int step, in EightSums<L> a, in EightSums<L> b)
    {
        target[at] = a.A + b.A;
        target[at + step] = a.B + b.B;
        target[at + 2 * step] = a.C + b.C;
        target[at + 3 * step] = a.D + b.D;
        target[at + 4 * step] = a.E + b.E;
        target[at + 5 * step] = a.F + b.F;
        target[at + 6 * step] = a.G + b.G;
        target[at + 7 * step] = a.H + b.H;
    }
}
