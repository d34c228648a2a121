using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementaryDouble
{
    /// <summary>Hyperbolic tangent, as (e^2x - 1) / (e^2x + 1) with x = |a| and e^2x - 1 free of cancellation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Tanh<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        L x = L.Abs(L.Clamp(a, L.Constant(-20), L.Constant(20)));
        x += x;
        L n = L.Round(x * L.Constant(Log2E));
        L r = L.MultiplyAdd(n, L.Constant(-Ln2Low), L.MultiplyAdd(n, L.Constant(-Ln2High), x));
        L p = ExpMinusOne(r);
        L scale = L.PowerOfTwo(n);
        L t = L.MultiplyAdd(scale, p, scale - L.Constant(1));
        return L.CopySign(t / (t + L.Constant(2)), a);
    }

    /// <summary>Hyperbolic sine.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static L Sinh<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        L x = L.Clamp(L.Abs(a), L.Constant(0), L.Constant(710.6));
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
        L x = L.Clamp(L.Abs(a), L.Constant(0), L.Constant(710.6));
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
