using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelGen.Numerics;

/// <summary>The elementary functions of double lanes.</summary>
public static class ElementaryDouble
{
    /// <inheritdoc cref="IArithmetic{TSelf}.Exp"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Exp<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(Math.Exp(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Log"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Log<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(Math.Log(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Sin"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Sin<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(Math.Sin(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Cos"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Cos<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(Math.Cos(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Tan"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Tan<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(Math.Tan(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Asin"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Asin<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(Math.Asin(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Acos"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Acos<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(Math.Acos(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Atan"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Atan<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(Math.Atan(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Sinh"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Sinh<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(Math.Sinh(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Cosh"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Cosh<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(Math.Cosh(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Tanh"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Tanh<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(Math.Tanh(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Sech"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Sech<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(1 / Math.Cosh(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Sigmoid"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Sigmoid<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(1 / (1 + Math.Exp(-x)));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Softplus"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Softplus<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(Math.Max(x, 0) + Log1P(Math.Exp(-Math.Abs(x))));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Erf"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Erf<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i];
            p[i] = (double)(ErfSeries(x));
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Pow"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Pow<L>(L a, L b) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        Span<double> q = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref b, 1));
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = (double)Math.Pow(p[i], q[i]);
        }

        return a;
    }

    /// <inheritdoc cref="IArithmetic{TSelf}.Atan2"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Atan2<L>(L a, L b) where L : struct, IElementaryPrimitives<L>
    {
        Span<double> p = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref a, 1));
        Span<double> q = MemoryMarshal.Cast<L, double>(MemoryMarshal.CreateSpan(ref b, 1));
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = (double)Math.Atan2(p[i], q[i]);
        }

        return a;
    }

    private static double Log1P(double y)
    {
        double u = 1 + y;
        return u == 1 ? y : Math.Log(u) * y / (u - 1);
    }

    private static double ErfSeries(double x)
    {
        if (!(Math.Abs(x) < 6))
        {
            return double.IsNaN(x) ? x : Math.Sign(x);
        }

        // Abramowitz and Stegun 7.1.6: all terms positive
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
