using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>Scalar arithmetic for kernels whose number type is only known to be unmanaged: float or double.</summary>
internal static class Number
{
    /// <summary>a + b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add<T>(T a, T b) where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return (T)(object)((float)(object)a + (float)(object)b);
        }

        if (typeof(T) == typeof(double))
        {
            return (T)(object)((double)(object)a + (double)(object)b);
        }

        throw new NotSupportedException($"Kernels exist for float and double, not for {typeof(T)}.");
    }
}
