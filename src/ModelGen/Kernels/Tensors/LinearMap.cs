using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Linear maps of constant weights on tiles of samples, and their adjoints. Sums of more than 64 terms are made in blocks.</summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class LinearMap<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>y = A x, or y += A x.</summary>
    /// <param name="plan">A.</param>
    /// <param name="x">[input channel][input pixel][samples].</param>
    /// <param name="y">[output channel][output pixel][samples].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="accumulate">Whether y is added to.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(LinearMapPlan<T> plan, T* x, T* y, int samples, bool accumulate, Part part)
    {
        if (plan.DenseForward is { } dense)
        {
            AxisProduct<L, T>.Run(dense, x, y, samples, accumulate, part);
        }
        else
        {
            SparseProduct<L, T>.Run(plan.Forward, plan.Planes, plan.Adjoint.Rows, x, y, samples, accumulate, part);
        }
    }

    /// <summary>xBar = A' yBar, or xBar += A' yBar.</summary>
    /// <param name="plan">A.</param>
    /// <param name="yBar">[output channel][output pixel][samples].</param>
    /// <param name="xBar">[input channel][input pixel][samples].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="accumulate">Whether xBar is added to.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Adjoint(LinearMapPlan<T> plan, T* yBar, T* xBar, int samples, bool accumulate, Part part)
    {
        if (plan.DenseAdjoint is { } dense)
        {
            AxisProduct<L, T>.Run(dense, yBar, xBar, samples, accumulate, part);
        }
        else
        {
            SparseProduct<L, T>.Run(plan.Adjoint, plan.Planes, plan.Forward.Rows, yBar, xBar, samples, accumulate, part);
        }
    }
}
