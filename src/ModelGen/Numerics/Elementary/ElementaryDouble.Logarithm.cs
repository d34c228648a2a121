using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementaryDouble
{
    /// <summary>The natural logarithm: -infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static L Log<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        // a subnormal number has no exponent of its own
        L tiny = L.Constant(2.2250738585072014e-308);
        L x = L.Select(tiny, a, a * L.Constant(18014398509481984), a);
        L k = L.Exponent(x) + L.Select(tiny, a, L.Constant(-54), L.Constant(0));
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
        L q = L.Constant(0.14795893353751113);
        q = L.MultiplyAdd(q, u, L.Constant(0.15314059388224113));
        q = L.MultiplyAdd(q, u, L.Constant(0.18183563852309392));
        q = L.MultiplyAdd(q, u, L.Constant(0.22222198584689937));
        q = L.MultiplyAdd(q, u, L.Constant(0.2857142874225583));
        q = L.MultiplyAdd(q, u, L.Constant(0.3999999999941532));
        q = L.MultiplyAdd(q, u, L.Constant(0.6666666666666734));
        return q;
    }
}
