using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>Rows of points from one buffer into another, plane by plane: parts of a concatenation, and sums of adjoints.</summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class Planes<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>target[c][:] = source[c][:].</summary>
    /// <param name="source">[plane][...]; its first <paramref name="count"/> numbers of each plane are read.</param>
    /// <param name="sourcePlane">Numbers from one plane of the source to the next.</param>
    /// <param name="target">[plane][...].</param>
    /// <param name="targetPlane">Numbers from one plane of the target to the next.</param>
    /// <param name="planes">Number of planes.</param>
    /// <param name="count">Numbers in a plane.</param>
    public static void Copy(T* source, int sourcePlane, T* target, int targetPlane, int planes, int count)
    {
        for (int c = 0; c < planes; c++)
        {
            new ReadOnlySpan<T>(source + (nint)c * sourcePlane, count).CopyTo(new Span<T>(target + (nint)c * targetPlane, count));
        }
    }

    /// <summary>target[c][:] += source[c][:].</summary>
    /// <param name="source">[plane][...].</param>
    /// <param name="sourcePlane">Numbers from one plane of the source to the next.</param>
    /// <param name="target">[plane][...].</param>
    /// <param name="targetPlane">Numbers from one plane of the target to the next.</param>
    /// <param name="planes">Number of planes.</param>
    /// <param name="count">Numbers in a plane, a multiple of the tile's points.</param>
    public static void Add(T* source, int sourcePlane, T* target, int targetPlane, int planes, int count)
    {
        for (int c = 0; c < planes; c++)
        {
            T* from = source + (nint)c * sourcePlane;
            T* to = target + (nint)c * targetPlane;
            for (int i = 0; i < count; i += L.Count)
            {
                L.Store(to + i, L.Load(to + i) + L.Load(from + i));
            }
        }
    }
}
