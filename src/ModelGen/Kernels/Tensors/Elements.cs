using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// Vectors of consecutive elements of one sample. The last may be shorter: it is read as a whole, as the workspace allows, and written in part.
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class Elements<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    // of the widest lanes
    private const int MostLanes = 16;

    /// <summary>Stores the first count lanes; all where there are fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* target, L value, int count)
    {
        if (count >= L.Count)
        {
            L.Store(target, value);
        }
        else
        {
            StoreSome(target, value, count);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void StoreSome(T* target, L value, int count)
    {
        T* whole = stackalloc T[MostLanes];
        L.Store(whole, value);
        if (count >= 8)
        {
            // the second overlaps the first
            *(EightNumbers<T>*)target = *(EightNumbers<T>*)whole;
            *(EightNumbers<T>*)(target + count - 8) = *(EightNumbers<T>*)(whole + count - 8);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            target[i] = whole[i];
        }
    }
}
