using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementaryDouble
{
    /// <summary>a^p with the special values of IEEE 754: NaN for negative a and non-integer p. p log(a) is carried in two numbers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static L Pow<L>(L a, L p) where L : struct, IElementaryPrimitives<L>
    {
        L one = L.Constant(1);
        L zero = L.Constant(0);
        L infinity = L.Constant(double.PositiveInfinity);
        L magnitude = L.Abs(a);

        // a subnormal number has no exponent of its own
        L tiny = L.Constant(2.2250738585072014e-308);
        L x = L.Select(tiny, magnitude, magnitude * L.Constant(18014398509481984), magnitude);
        L k = L.Exponent(x) + L.Select(tiny, magnitude, L.Constant(-54), L.Constant(0));
        L f = L.Mantissa(x) - L.Constant(1);

        // log(1 + f) = 2 artanh(s), s = f / (2 + f) = s + sLow
        L d = f + L.Constant(2);
        L s = f / d;
        L sLow = L.MultiplyAdd(-s, f - (d - L.Constant(2)), Remainder(-s, d, f)) / d;
        L u = s * s;
        L exponentPart = k * L.Constant(Ln2High);
        L high = exponentPart + (s + s);
        L low = s + s - (high - exponentPart)
            + (L.MultiplyAdd(s * u, LogSeries(u), sLow + sLow) + k * L.Constant(Ln2Low));

        // now make the low part really low
        L log = high + low;
        low -= log - high;

        L y = p * log;
        L yLow = L.MultiplyAdd(p, low, Remainder(p, log, -y));
        yLow = L.Select(L.Constant(800), L.Abs(y), yLow, zero);
        L result = ExpOfSum(y, yLow);

        // 0 and infinity, whichever the sign of p; they equal their doubles
        result = L.SelectEqual(magnitude + magnitude, magnitude, L.Select(p, zero, magnitude, one / magnitude), result);
        result = L.SelectEqual(magnitude, one, one, result);
        result = L.SelectEqual(a, a, L.SelectEqual(p, p, result, p), a);

        L half = p * L.Constant(0.5);
        L ofInteger = L.SelectEqual(L.Round(half), half, result, L.CopySign(result, a));
        L ofFraction = L.Select(zero, a, L.Select(a, -infinity, L.Constant(double.NaN), result), result);
        result = L.SelectEqual(L.Round(p), p, ofInteger, ofFraction);
        result = L.SelectEqual(a, one, one, result);
        return L.SelectEqual(p, zero, one, result);
    }

    /// <summary>a b + c, with bits beyond the last place of a b, for a c close to -a b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L Remainder<L>(L a, L b, L c) where L : struct, IElementaryPrimitives<L>
    {
        if (L.Fuses)
        {
            return L.MultiplyAdd(a, b, c);
        }

        // products of halves are exact (Dekker)
        L aHead = L.Head(a);
        L aTail = a - aHead;
        L bHead = L.Head(b);
        L bTail = b - bHead;
        L remainder = L.MultiplyAdd(aHead, bHead, c);
        remainder = L.MultiplyAdd(aHead, bTail, remainder);
        remainder = L.MultiplyAdd(aTail, bHead, remainder);
        return L.MultiplyAdd(aTail, bTail, remainder);
    }

    /// <summary>e^(y + yLow), yLow small beside y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L ExpOfSum<L>(L y, L yLow) where L : struct, IElementaryPrimitives<L>
    {
        L x = L.Clamp(y, L.Constant(-746), L.Constant(710));
        L n = L.Round(x * L.Constant(Log2E));
        L r = L.MultiplyAdd(n, L.Constant(-Ln2Low), L.MultiplyAdd(n, L.Constant(-Ln2High), x) + yLow);
        return L.Scale(ExpMinusOne(r) + L.Constant(1), n);
    }
}
