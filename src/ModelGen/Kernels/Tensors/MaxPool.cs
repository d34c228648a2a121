using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>The maxima of windows on tiles of samples, and their adjoint.</summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class MaxPool<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>y[c, p] = the largest x[c, q] of window p; NaN where there is one.</summary>
    /// <param name="plan">The windows.</param>
    /// <param name="x">[channel][input pixel][samples].</param>
    /// <param name="y">[channel][window][samples].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(WindowPlan plan, T* x, T* y, int samples, Part part)
    {
        int* starts = plan.Starts.Pointer;
        int* pixels = plan.Pixels.Pointer;
        nint pixel = samples;
        int units = plan.Description.Channels * plan.OutputPixels;
        int end = part.End(units);
        for (int unit = part.First(units); unit < end; unit++)
        {
            int channel = unit / plan.OutputPixels;
            int window = unit - channel * plan.OutputPixels;
            T* plane = x + (nint)channel * plan.InputPixels * pixel;
            int* last = pixels + starts[window + 1];
            T* target = y + unit * pixel;
            for (nint i = 0; i < pixel; i += L.Count)
            {
                int* place = pixels + starts[window];
                L largest = L.Load(plane + *place * pixel + i);
                while (++place < last)
                {
                    largest = L.Max(largest, L.Load(plane + *place * pixel + i));
                }

                L.Store(target + i, largest);
            }
        }
    }

    /// <summary>xBar = the adjoint of yBar, or xBar += it: the first of the largest of a window gets what the window has.</summary>
    /// <param name="plan">The windows.</param>
    /// <param name="x">[channel][input pixel][samples], as they were.</param>
    /// <param name="yBar">[channel][window][samples].</param>
    /// <param name="xBar">[channel][input pixel][samples].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="accumulate">Whether xBar is added to.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Adjoint(WindowPlan plan, T* x, T* yBar, T* xBar, int samples, bool accumulate, Part part)
    {
        nint pixel = samples;
        nint plane = plan.InputPixels * pixel;
        int end = part.End(plan.Description.Channels);
        for (int channel = part.First(plan.Description.Channels); channel < end; channel++)
        {
            T* target = xBar + channel * plane;
            if (!accumulate)
            {
                new Span<T>(target, (int)plane).Clear();
            }

            AdjointPlane(plan, x + channel * plane, yBar + (nint)channel * plan.OutputPixels * pixel, target, pixel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AdjointPlane(WindowPlan plan, T* x, T* yBar, T* xBar, nint pixel)
    {
        int* starts = plan.Starts.Pointer;
        int* pixels = plan.Pixels.Pointer;
        L zero = L.Constant(0);
        for (int window = 0; window < plan.OutputPixels; window++)
        {
            int* first = pixels + starts[window];
            int* last = pixels + starts[window + 1];
            for (nint i = 0; i < pixel; i += L.Count)
            {
                L largest = L.Load(x + *first * pixel + i);
                for (int* place = first + 1; place < last; place++)
                {
                    largest = L.Max(largest, L.Load(x + *place * pixel + i));
                }

                L left = L.Load(yBar + window * pixel + i);
                for (int* place = first; place < last; place++)
                {
                    nint at = *place * pixel + i;
                    L taken = L.Select(largest, L.Load(x + at), zero, left);
                    L.Store(xBar + at, L.Load(xBar + at) + taken);
                    left -= taken;
                }
            }
        }
    }
}
