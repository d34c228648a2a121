using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementarySingle
{
    /// <summary>The natural logarithm: -infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static L Log<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        // a subnormal number has no exponent of its own
        L tiny = L.Constant(1.1754943508222875e-38);
        L x = L.Select(tiny, a, a * L.Constant(16777216), a);
        L k = L.Exponent(x) + L.Select(tiny, a, L.Constant(-24), L.Constant(0));
        L f = L.Mantissa(x) - L.Constant(1);

        // log(1 + f) = 2 artanh(f / (2 + f))
        L s = f / (f + L.Constant(2));
        L u = s * s;
        L low = L.MultiplyAdd(s * u, LogSeries(u), k * L.Constant(Ln2Low));
        L result = L.MultiplyAdd(k, L.Constant(Ln2High), s + s + low);

        L infinity = L.Constant(double.PositiveInfinity);
        L notPositive = L.SelectEqual(a, L.Constant(0), -infinity, L.Constant(double.NaN));
        return L.Select(a, L.Constant(0), L.Select(infinity, a, result, a), notPositive);
    }

    /// <summary>(2 artanh(s) - 2 s) / s^3 as a polynomial in u = s^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L LogSeries<L>(L u) where L : struct, IElementaryPrimitives<L>
    {
        L q = L.Constant(0.298719049);
        q = L.MultiplyAdd(q, u, L.Constant(0.399775356));
        q = L.MultiplyAdd(q, u, L.Constant(0.666667759));
        return q;
    }
}
