using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementarySingle
{
    /// <summary>Hyperbolic tangent: an odd rational function up to where it rounds to 1; never above 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Tanh<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        L x = L.Clamp(a, L.Constant(-9.011), L.Constant(9.011));
        L u = x * x;
        L p = L.Constant(1.333447604989968e-08);
        p = L.MultiplyAdd(p, u, L.Constant(2.0594566375481406e-05));
        p = L.MultiplyAdd(p, u, L.Constant(0.003494707204640724));
        p = L.MultiplyAdd(p, u, L.Constant(0.1338028405715186));
        p = L.MultiplyAdd(p, u, L.Constant(0.9999999791759497));
        L q = L.Constant(7.768313943707168e-07);
        q = L.MultiplyAdd(q, u, L.Constant(0.00032841935047394055));
        q = L.MultiplyAdd(q, u, L.Constant(0.025873631407336006));
        q = L.MultiplyAdd(q, u, L.Constant(0.46713599439334846));
        q = L.MultiplyAdd(q, u, L.Constant(1.0));
        return L.Clamp(x * p / q, L.Constant(-1), L.Constant(1));
    }

    /// <summary>Hyperbolic sine.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static L Sinh<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        L x = L.Clamp(L.Abs(a), L.Constant(0), L.Constant(89.5));
        L n = L.Round(x * L.Constant(Log2E));
        L r = L.MultiplyAdd(n, L.Constant(-Ln2Low), L.MultiplyAdd(n, L.Constant(-Ln2High), x));
        L p = ExpMinusOne(r);
        L scale = L.PowerOfTwo(n - L.Constant(2));

        // t = (e^x - 1) / 4 does not overflow before the result does
        L t = L.MultiplyAdd(scale, p, scale - L.Constant(0.25));
        L quarter = t + t / L.MultiplyAdd(t, L.Constant(4), L.Constant(1));
        return L.CopySign(quarter + quarter, a);
    }

    /// <summary>Hyperbolic cosine.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static L Cosh<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        L x = L.Clamp(L.Abs(a), L.Constant(0), L.Constant(89.5));
        L n = L.Round(x * L.Constant(Log2E));
        L r = L.MultiplyAdd(n, L.Constant(-Ln2Low), L.MultiplyAdd(n, L.Constant(-Ln2High), x));
        L p = ExpMinusOne(r);
        L scale = L.PowerOfTwo(n - L.Constant(2));

        // t = e^x / 4 does not overflow before the result does
        L t = L.MultiplyAdd(scale, p, scale);
        return t + t + L.Constant(0.125) / t;
    }

    /// <summary>1 / cosh(a), as 2 e / (1 + e^2) with e = e^-|a|.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static L Sech<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        L e = Exp(-L.Abs(a));
        return (e + e) / L.MultiplyAdd(e, e, L.Constant(1));
    }
}
