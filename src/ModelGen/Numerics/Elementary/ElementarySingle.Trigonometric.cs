using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementarySingle
{
    /// <summary>Sine; NaN at infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Sin<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        // a - n pi, pi in parts (Cody and Waite) so short that the products with all but the last are exact, fused or not
        L n = L.Round(a * L.Constant(0.3183098861837907));
        L r = L.MultiplyAdd(n, L.Constant(-3.140625), a);
        r = L.MultiplyAdd(n, L.Constant(-0.00096893310546875), r);
        r = L.MultiplyAdd(n, L.Constant(1.2814998626708984e-06), r);
        r = L.MultiplyAdd(n, L.Constant(-1.979060471057892e-09), r);
        r = L.MultiplyAdd(n, L.Constant(-5.115907697472721e-12), r);
        r = L.MultiplyAdd(n, L.Constant(-1.0780605906948477e-14), r);
        r = L.NegateIfOdd(r, n);
        if (L.AnyBeyond(a, L.Constant(PayneHanekSingle.Limit)))
        {
            r = L.FoldLarge(a, r, quarters: 0);
        }

        // -0 - 0 pi is +0
        return L.SelectEqual(a, L.Constant(0), a, SinOfHalfTurn(r));
    }

    /// <summary>Cosine; NaN at infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Cos<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        // cos a = (-1)^n sin((n + 1/2) pi - a)
        L n = L.Round(L.MultiplyAdd(a, L.Constant(0.3183098861837907), L.Constant(-0.5)));
        L h = n + L.Constant(0.5);
        L r = L.MultiplyAdd(h, L.Constant(3.140625), -a);
        r = L.MultiplyAdd(h, L.Constant(0.00096893310546875), r);
        r = L.MultiplyAdd(h, L.Constant(-1.2814998626708984e-06), r);
        r = L.MultiplyAdd(h, L.Constant(1.979060471057892e-09), r);
        r = L.MultiplyAdd(h, L.Constant(5.115907697472721e-12), r);
        r = L.MultiplyAdd(h, L.Constant(1.0780605906948477e-14), r);
        r = L.NegateIfOdd(r, n);
        if (L.AnyBeyond(a, L.Constant(PayneHanekSingle.Limit)))
        {
            r = L.FoldLarge(a, r, quarters: 1);
        }

        return SinOfHalfTurn(r);
    }

    /// <summary>Tangent; NaN at infinity.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static L Tan<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        L n = L.Round(a * L.Constant(0.6366197723675814));
        L r = L.MultiplyAdd(n, L.Constant(-1.5703125), a);
        r = L.MultiplyAdd(n, L.Constant(-0.000484466552734375), r);
        r = L.MultiplyAdd(n, L.Constant(6.407499313354492e-07), r);
        r = L.MultiplyAdd(n, L.Constant(-9.89530235528946e-10), r);
        r = L.MultiplyAdd(n, L.Constant(-2.5579538487363607e-12), r);
        r = L.MultiplyAdd(n, L.Constant(-5.390302953474238e-15), r);
        L u = r * r;
        L p = L.Constant(-0.000195152112);
        p = L.MultiplyAdd(p, u, L.Constant(0.0083321603));
        p = L.MultiplyAdd(p, u, L.Constant(-0.166666552));
        L sin = L.MultiplyAdd(r * u, p, r);
        L q = L.Constant(2.44383864e-05);
        q = L.MultiplyAdd(q, u, L.Constant(-0.00138873677));
        q = L.MultiplyAdd(q, u, L.Constant(0.0416666456));
        L cos = L.MultiplyAdd(u * u, q, L.MultiplyAdd(u, L.Constant(-0.5), L.Constant(1)));

        // an odd number of quarter turns: -cot r
        L even = L.NegateIfOdd(L.Constant(1), n);
        L tan = L.Select(even, L.Constant(0), sin, -cos) / L.Select(even, L.Constant(0), cos, sin);
        if (L.AnyBeyond(a, L.Constant(PayneHanekSingle.Limit)))
        {
            L large = SinOfHalfTurn(L.FoldLarge(a, r, quarters: 0)) / SinOfHalfTurn(L.FoldLarge(a, r, quarters: 1));
            tan = L.Select(L.Abs(a), L.Constant(PayneHanekSingle.Limit), large, tan);
        }

        // -0 - 0 pi is +0
        return L.SelectEqual(a, L.Constant(0), a, tan);
    }

    /// <summary>sin r for |r| up to pi/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L SinOfHalfTurn<L>(L r) where L : struct, IElementaryPrimitives<L>
    {
        L u = r * r;
        L p = L.Constant(2.60575166e-06);
        p = L.MultiplyAdd(p, u, L.Constant(-0.000198095906));
        p = L.MultiplyAdd(p, u, L.Constant(0.00833306648));
        p = L.MultiplyAdd(p, u, L.Constant(-0.166666597));
        return L.MultiplyAdd(r * u, p, r);
    }
}
