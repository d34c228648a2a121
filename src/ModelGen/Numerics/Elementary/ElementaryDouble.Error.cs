using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementaryDouble
{
    /// <summary>The error function: an odd polynomial up to 1, above it 1 - e^(-x^2) g(x) with g smooth.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static L Erf<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        L x = L.Clamp(L.Abs(a), L.Constant(0), L.Constant(6));
        L u = x * x;
        L p = L.Constant(5.97085995534249e-11);
        p = L.MultiplyAdd(p, u, L.Constant(-1.1381300841200791e-09));
        p = L.MultiplyAdd(p, u, L.Constant(1.4662069080305346e-08));
        p = L.MultiplyAdd(p, u, L.Constant(-1.635067223866629e-07));
        p = L.MultiplyAdd(p, u, L.Constant(1.6461036467284838e-06));
        p = L.MultiplyAdd(p, u, L.Constant(-1.49255976667814e-05));
        p = L.MultiplyAdd(p, u, L.Constant(0.00012055331219711974));
        p = L.MultiplyAdd(p, u, L.Constant(-0.0008548326984091415));
        p = L.MultiplyAdd(p, u, L.Constant(0.005223977624881821));
        p = L.MultiplyAdd(p, u, L.Constant(-0.02686617064508446));
        p = L.MultiplyAdd(p, u, L.Constant(0.11283791670954929));
        p = L.MultiplyAdd(p, u, L.Constant(-0.3761263890318375));
        L inner = L.MultiplyAdd(x * u, p, x * L.Constant(1.1283791670955126));

        L t = (x - L.Constant(3)) / (x + L.Constant(3));
        L g = L.Constant(-7.868290921115374e-06);
        g = L.MultiplyAdd(g, t, L.Constant(-1.0542598808391576e-05));
        g = L.MultiplyAdd(g, t, L.Constant(6.594200860885004e-05));
        g = L.MultiplyAdd(g, t, L.Constant(4.57481901538655e-05));
        g = L.MultiplyAdd(g, t, L.Constant(-0.00059717701662982));
        g = L.MultiplyAdd(g, t, L.Constant(0.0007076414976222149));
        g = L.MultiplyAdd(g, t, L.Constant(0.004269114375254657));
        g = L.MultiplyAdd(g, t, L.Constant(-0.024392498332636334));
        g = L.MultiplyAdd(g, t, L.Constant(0.07166583841894603));
        g = L.MultiplyAdd(g, t, L.Constant(-0.15011593628275952));
        g = L.MultiplyAdd(g, t, L.Constant(0.2456038017285445));
        g = L.MultiplyAdd(g, t, L.Constant(-0.326233560042653));
        g = L.MultiplyAdd(g, t, L.Constant(0.17900115118138568));
        L outer = L.MultiplyAdd(-g, Exp(-u), L.Constant(1));
        return L.CopySign(L.Select(x, L.Constant(1), outer, inner), a);
    }
}
