using System.Numerics;

namespace ModelGen.Engine;

/// <summary>The sum of buffers as a binary tree in a fixed order.</summary>
internal static unsafe class TreeReduction
{
    /// <summary>Adds buffers 1 ... count - 1 to buffer 0.</summary>
    public static void Sum<T>(T* buffers, int count, long stride, int length) where T : unmanaged, INumber<T>
    {
        for (int step = 1; step < count; step *= 2)
        {
            for (int b = 0; b + step < count; b += 2 * step)
            {
                T* target = buffers + b * stride;
                T* source = target + step * stride;
                for (int i = 0; i < length; i++)
                {
                    target[i] += source[i];
                }
            }
        }
    }
}
