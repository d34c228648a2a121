using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelGen.LinearAlgebra;

/// <summary>The vector operations of the optimisers. Sums are in double and in one order, whatever the machine's vector width.</summary>
internal static class VectorMath
{
    /// <summary>The sum of a[i] b[i], in double.</summary>
    public static double Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int i = 0;
        for (; i <= a.Length - 4; i += 4)
        {
            s0 += double.CreateTruncating(a[i]) * double.CreateTruncating(b[i]);
            s1 += double.CreateTruncating(a[i + 1]) * double.CreateTruncating(b[i + 1]);
            s2 += double.CreateTruncating(a[i + 2]) * double.CreateTruncating(b[i + 2]);
            s3 += double.CreateTruncating(a[i + 3]) * double.CreateTruncating(b[i + 3]);
        }

        for (; i < a.Length; i++)
        {
            s0 += double.CreateTruncating(a[i]) * double.CreateTruncating(b[i]);
        }

        return s0 + s1 + (s2 + s3);
    }

    /// <summary>The Euclidean norm, in double.</summary>
    public static double Norm<T>(ReadOnlySpan<T> a) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Math.Sqrt(Dot(a, a));

    /// <summary>y += scale x.</summary>
    public static void AddScaled<T>(Span<T> y, double scale, ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        AddScaled(y, y, scale, x);

    /// <summary>result = a + scale x.</summary>
    public static void AddScaled<T>(Span<T> result, ReadOnlySpan<T> a, double scale, ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T factor = T.CreateTruncating(scale);
        Span<Vector<T>> resultVectors = MemoryMarshal.Cast<T, Vector<T>>(result);
        ReadOnlySpan<Vector<T>> aVectors = MemoryMarshal.Cast<T, Vector<T>>(a);
        ReadOnlySpan<Vector<T>> xVectors = MemoryMarshal.Cast<T, Vector<T>>(x);
        for (int v = 0; v < resultVectors.Length; v++)
        {
            resultVectors[v] = aVectors[v] + factor * xVectors[v];
        }

        for (int i = resultVectors.Length * Vector<T>.Count; i < result.Length; i++)
        {
            result[i] = a[i] + factor * x[i];
        }
    }

    /// <summary>result = scale x.</summary>
    public static void Scale<T>(Span<T> result, double scale, ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T factor = T.CreateTruncating(scale);
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = factor * x[i];
        }
    }

    /// <summary>Shortens the gradient to the given norm where it is longer (Pascanu et al. 2013, algorithm 1). Returns its norm before.</summary>
    public static double Clip<T>(Span<T> gradient, double maximumNorm) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double norm = Norm<T>(gradient);
        if (norm > maximumNorm)
        {
            Scale(gradient, maximumNorm / norm, gradient);
        }

        return norm;
    }
}
