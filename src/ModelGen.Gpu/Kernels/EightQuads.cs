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
        C = rows[at + (2 * step)],
        D = rows[at + (3 * step)],
        E = rows[at + (4 * step)],
        F = rows[at + (5 * step)],
        G = rows[at + (6 * step)],
        H = rows[at + (7 * step)],
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

    /// <summary>Adds the sums to target[at], target[at + step], ...</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddTo(ArrayView<L> target, int at, int step)
    {
        target[at] = target[at] + A;
        target[at + step] = target[at + step] + B;
        target[at + (2 * step)] = target[at + (2 * step)] + C;
        target[at + (3 * step)] = target[at + (3 * step)] + D;
        target[at + (4 * step)] = target[at + (4 * step)] + E;
        target[at + (5 * step)] = target[at + (5 * step)] + F;
        target[at + (6 * step)] = target[at + (6 * step)] + G;
        target[at + (7 * step)] = target[at + (7 * step)] + H;
    }
}
