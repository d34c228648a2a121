using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// Maxima of windows on one sample. Along the last axis windows that lie inside the grid read the same pixels, moved on by the stride: lanes are places of a
/// window, also those between two strides, which are left out afterwards.
/// </summary>
internal static unsafe class SingleMaxPool<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    // fewer windows of a line are found one by one
    private const int LeastWindows = 4;

    /// <summary>y[c, p] = the largest x[c, q] of window p; NaN where there is one.</summary>
    /// <param name="plan">The windows.</param>
    /// <param name="x">[channel][input pixel]; a vector behind the last number is read, too.</param>
    /// <param name="y">[channel][window].</param>
    /// <param name="part">The caller's share.</param>
    public static void Forward(WindowPlan plan, T* x, T* y, Part part)
    {
        WindowDescription windows = plan.Description;
        int length = windows.OutputSizes.Count == 0 ? 1 : windows.OutputSizes[^1];
        int first = 0;
        int end = 0;
        int stride = 1;
        if (windows.OutputSizes.Count > 0)
        {
            stride = windows.Stride[^1];
            first = Math.Min(length, (windows.Before[^1] + stride - 1) / stride);
            int last = windows.InputSizes[^1] - windows.Window[^1] + windows.Before[^1];
            end = last < 0 ? 0 : Math.Min(length, last / stride + 1);
        }

        if (end - first < LeastWindows)
        {
            (first, end) = (length, length);
        }

        int lines = plan.OutputPixels / length;
        int units = windows.Channels * lines;
        int endUnit = part.End(units);
        for (int unit = part.First(units); unit < endUnit; unit++)
        {
            int channel = unit / lines;
            int window = (unit - channel * lines) * length;
            T* plane = x + (nint)channel * plan.InputPixels;
            T* target = y + (nint)channel * plan.OutputPixels + window;
            if (end > first)
            {
                Line(plan, plane, window + first, end - first, stride, target + first);
            }

            if (end - first < length)
            {
                Each(plan, plane, window, 0, first, target);
                Each(plan, plane, window, end, length, target);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Each(WindowPlan plan, T* plane, int window, int first, int end, T* target)
    {
        for (int i = first; i < end; i++)
        {
            int* pixel = plan.Pixels.Pointer + plan.Starts.Pointer[window + i];
            int* last = plan.Pixels.Pointer + plan.Starts.Pointer[window + i + 1];
            L largest = L.Broadcast(plane[*pixel]);
            while (++pixel < last)
            {
                largest = L.Max(largest, L.Broadcast(plane[*pixel]));
            }

            Elements<L, T>.Store(target + i, largest, 1);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Line(WindowPlan plan, T* plane, int window, int count, int stride, T* target)
    {
        T* places = stackalloc T[L.Count];
        int* pixels = plan.Pixels.Pointer + plan.Starts.Pointer[window];
        int taps = plan.Starts.Pointer[window + 1] - plan.Starts.Pointer[window];
        if (stride == 2 && typeof(L) == typeof(Float512) && Avx512F.IsSupported)
        {
            // sixteen windows of 32 places
            for (int done = 0; done < count; done += L.Count)
            {
                Vector512<float> low = Unsafe.BitCast<L, Vector512<float>>(Largest(plane + 2 * done, pixels, taps));
                Vector512<float> high = 2 * (count - done) > L.Count + 1
                    ? Unsafe.BitCast<L, Vector512<float>>(Largest(plane + 2 * done + L.Count, pixels, taps))
                    : low;
                Vector512<float> even = Avx512F.PermuteVar16x32x2(low, Vector512<int>.Indices * 2, high);
                Elements<L, T>.Store(target + done, Unsafe.BitCast<Vector512<float>, L>(even), count - done);
            }

            return;
        }

        int span = (count - 1) * stride + 1;
        int next = 0;
        for (int place = 0; place < span; place += L.Count)
        {
            L largest = Largest(plane + place, pixels, taps);
            int lanes = Math.Min(L.Count, span - place);
            if (stride == 1)
            {
                Elements<L, T>.Store(target + place, largest, lanes);
                continue;
            }

            L.Store(places, largest);
            for (; next < place + lanes; next += stride)
            {
                *target++ = places[next - place];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L Largest(T* places, int* pixels, int taps)
    {
        L largest = L.Load(places + pixels[0]);
        for (int tap = 1; tap < taps; tap++)
        {
            largest = L.Max(largest, L.Load(places + pixels[tap]));
        }

        return largest;
    }
}
