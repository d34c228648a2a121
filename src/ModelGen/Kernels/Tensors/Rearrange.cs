using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Rows in another order, and the adjoint, which puts them back.</summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class Rearrange<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>y = the rows of x in their new order, or y += them.</summary>
    /// <param name="plan">The order.</param>
    /// <param name="x">[row of the input][samples].</param>
    /// <param name="y">[row of the output][samples].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="accumulate">Whether y is added to.</param>
    /// <param name="part">The caller's share.</param>
    public static void Forward(RearrangePlan plan, T* x, T* y, int samples, bool accumulate, Part part) =>
        Move(plan.Sources, x, y, samples, accumulate, part);

    /// <summary>xBar = the rows of yBar put back, or xBar += them.</summary>
    /// <param name="plan">The order.</param>
    /// <param name="yBar">[row of the output][samples].</param>
    /// <param name="xBar">[row of the input][samples].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="accumulate">Whether xBar is added to.</param>
    /// <param name="part">The caller's share.</param>
    public static void Adjoint(RearrangePlan plan, T* yBar, T* xBar, int samples, bool accumulate, Part part) =>
        Move(plan.Targets, yBar, xBar, samples, accumulate, part);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Move(PinnedTable<int> sources, T* from, T* to, nint samples, bool accumulate, Part part)
    {
        int end = part.End(sources.Length);
        for (int row = part.First(sources.Length); row < end; row++)
        {
            T* source = from + sources.Pointer[row] * samples;
            T* target = to + row * samples;
            for (nint i = 0; i < samples; i += L.Count)
            {
                L moved = L.Load(source + i);
                L.Store(target + i, accumulate ? L.Load(target + i) + moved : moved);
            }
        }
    }
}
