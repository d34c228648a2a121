using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementaryDouble
{
    /// <summary>e^a, with gradual underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Exp<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        L x = L.Clamp(a, L.Constant(-746), L.Constant(710));
        L n = L.Round(x * L.Constant(Log2E));
        L r = L.MultiplyAdd(n, L.Constant(-Ln2Low), L.MultiplyAdd(n, L.Constant(-Ln2High), x));
        L p = ExpMinusOne(r);
        return L.Scale(p + L.Constant(1), n);
    }

    /// <summary>1 / (1 + e^-a).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Sigmoid<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        // e^-|a| cannot overflow, so the left tail keeps its relative accuracy
        L one = L.Constant(1);
        L e = Exp(-L.Abs(a));
        return L.Select(a, L.Constant(0), one, e) / (one + e);
    }

    /// <summary>log(1 + e^a), as max(a, 0) + log(1 + e^-|a|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Softplus<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        // log(1 + y) = 2 artanh(y / (2 + y)) keeps its relative accuracy as y vanishes
        L y = Exp(-L.Abs(a));
        L s = y / (y + L.Constant(2));
        L u = s * s;
        L q = L.Constant(0.17748906569876663);
        q = L.MultiplyAdd(q, u, L.Constant(0.09898281004037493));
        q = L.MultiplyAdd(q, u, L.Constant(0.13587251102597514));
        q = L.MultiplyAdd(q, u, L.Constant(0.15364191595154048));
        q = L.MultiplyAdd(q, u, L.Constant(0.18182820759436719));
        q = L.MultiplyAdd(q, u, L.Constant(0.22222192653991119));
        q = L.MultiplyAdd(q, u, L.Constant(0.2857142906319354));
        q = L.MultiplyAdd(q, u, L.Constant(0.3999999999599765));
        q = L.MultiplyAdd(q, u, L.Constant(0.6666666666667788));
        return L.Select(a, L.Constant(0), a, L.Constant(0)) + L.MultiplyAdd(s * u, q, s + s);
    }

    /// <summary>e^r - 1 for |r| at most ln(2) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L ExpMinusOne<L>(L r) where L : struct, IElementaryPrimitives<L>
    {
        L q = L.Constant(2.511459321641941e-08);
        q = L.MultiplyAdd(q, r, L.Constant(2.762645109028472e-07));
        q = L.MultiplyAdd(q, r, L.Constant(2.755722760522346e-06));
        q = L.MultiplyAdd(q, r, L.Constant(2.480150414662495e-05));
        q = L.MultiplyAdd(q, r, L.Constant(0.00019841269903382559));
        q = L.MultiplyAdd(q, r, L.Constant(0.0013888888932614783));
        q = L.MultiplyAdd(q, r, L.Constant(0.00833333333331445));
        q = L.MultiplyAdd(q, r, L.Constant(0.04166666666657295));
        q = L.MultiplyAdd(q, r, L.Constant(0.16666666666666685));
        q = L.MultiplyAdd(q, r, L.Constant(0.5000000000000006));
        return L.MultiplyAdd(r * r, q, r);
    }
}
