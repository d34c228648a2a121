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

    /// <summary>A number, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T From<T>(double value) where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return (T)(object)(float)value;
        }

        if (typeof(T) == typeof(double))
        {
            return (T)(object)value;
        }

        throw new NotSupportedException($"Kernels exist for float and double, not for {typeof(T)}.");
    }

    /// <summary>A number as a double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble<T>(T value) where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return (float)(object)value;
        }

        if (typeof(T) == typeof(double))
        {
            return (double)(object)value;
        }

        throw new NotSupportedException($"Kernels exist for float and double, not for {typeof(T)}.");
    }
}
