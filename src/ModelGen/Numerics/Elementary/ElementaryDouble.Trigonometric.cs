using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementaryDouble
{
    /// <summary>Sine; NaN at infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Sin<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        // a - n pi, pi in four parts of which the products with the first are exact (Cody and Waite)
        L n = L.Round(a * L.Constant(0.3183098861837907));
        L r = L.MultiplyAdd(n, L.Constant(-3.141592651605606), a);
        r = L.MultiplyAdd(n, L.Constant(-1.9841871479187034e-09), r);
        r = L.MultiplyAdd(n, L.Constant(-1.144237741932715e-17), r);
        r = L.MultiplyAdd(n, L.Constant(-3.2892513872648515e-26), r);
        r = L.NegateIfOdd(r, n);
        if (L.AnyBeyond(a, L.Constant(PayneHanekDouble.Limit)))
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
        L r = L.MultiplyAdd(h, L.Constant(3.141592651605606), -a);
        r = L.MultiplyAdd(h, L.Constant(1.9841871479187034e-09), r);
        r = L.MultiplyAdd(h, L.Constant(1.144237741932715e-17), r);
        r = L.MultiplyAdd(h, L.Constant(3.2892513872648515e-26), r);
        r = L.NegateIfOdd(r, n);
        if (L.AnyBeyond(a, L.Constant(PayneHanekDouble.Limit)))
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
        L r = L.MultiplyAdd(n, L.Constant(-1.570796325802803), a);
        r = L.MultiplyAdd(n, L.Constant(-9.920935739593517e-10), r);
        r = L.MultiplyAdd(n, L.Constant(-5.721188709663575e-18), r);
        r = L.MultiplyAdd(n, L.Constant(-1.6446256936324258e-26), r);
        L u = r * r;
        L p = L.Constant(1.589620841813081e-10);
        p = L.MultiplyAdd(p, u, L.Constant(-2.5050747457443143e-08));
        p = L.MultiplyAdd(p, u, L.Constant(2.755731361994929e-06));
        p = L.MultiplyAdd(p, u, L.Constant(-0.00019841269829587064));
        p = L.MultiplyAdd(p, u, L.Constant(0.008333333333322118));
        p = L.MultiplyAdd(p, u, L.Constant(-0.1666666666666663));
        L sin = L.MultiplyAdd(r * u, p, r);
        L q = L.Constant(-1.1359648669161903e-11);
        q = L.MultiplyAdd(q, u, L.Constant(2.087572330288114e-09));
        q = L.MultiplyAdd(q, u, L.Constant(-2.7557314352674733e-07));
        q = L.MultiplyAdd(q, u, L.Constant(2.480158728948393e-05));
        q = L.MultiplyAdd(q, u, L.Constant(-0.0013888888888874127));
        q = L.MultiplyAdd(q, u, L.Constant(0.0416666666666666));
        L cos = L.MultiplyAdd(u * u, q, L.MultiplyAdd(u, L.Constant(-0.5), L.Constant(1)));

        // an odd number of quarter turns: -cot r
        L even = L.NegateIfOdd(L.Constant(1), n);
        L tan = L.Select(even, L.Constant(0), sin, -cos) / L.Select(even, L.Constant(0), cos, sin);
        if (L.AnyBeyond(a, L.Constant(PayneHanekDouble.Limit)))
        {
            L large = SinOfHalfTurn(L.FoldLarge(a, r, quarters: 0)) / SinOfHalfTurn(L.FoldLarge(a, r, quarters: 1));
            tan = L.Select(L.Abs(a), L.Constant(PayneHanekDouble.Limit), large, tan);
        }

        // -0 - 0 pi is +0
        return L.SelectEqual(a, L.Constant(0), a, tan);
    }

    /// <summary>sin r for |r| up to pi/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L SinOfHalfTurn<L>(L r) where L : struct, IElementaryPrimitives<L>
    {
        L u = r * r;
        L p = L.Constant(2.7211603118853407e-15);
        p = L.MultiplyAdd(p, u, L.Constant(-7.642990172421268e-13));
        p = L.MultiplyAdd(p, u, L.Constant(1.605893965826112e-10));
        p = L.MultiplyAdd(p, u, L.Constant(-2.505210687191563e-08));
        p = L.MultiplyAdd(p, u, L.Constant(2.7557319211128292e-06));
        p = L.MultiplyAdd(p, u, L.Constant(-0.00019841269841209172));
        p = L.MultiplyAdd(p, u, L.Constant(0.008333333333333194));
        p = L.MultiplyAdd(p, u, L.Constant(-0.16666666666666666));
        return L.MultiplyAdd(r * u, p, r);
    }
}
