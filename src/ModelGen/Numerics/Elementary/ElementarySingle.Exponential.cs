using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementarySingle
{
    /// <summary>e^a, with gradual underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Exp<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        L x = L.Clamp(a, L.Constant(-104), L.Constant(89));
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
        L q = L.Constant(0.280245036);
        q = L.MultiplyAdd(q, u, L.Constant(0.279991537));
        q = L.MultiplyAdd(q, u, L.Constant(0.400216967));
        q = L.MultiplyAdd(q, u, L.Constant(0.666664124));
        return L.Select(a, L.Constant(0), a, L.Constant(0)) + L.MultiplyAdd(s * u, q, s + s);
    }

    /// <summary>e^r - 1 for |r| at most ln(2) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L ExpMinusOne<L>(L r) where L : struct, IElementaryPrimitives<L>
    {
        L q = L.Constant(0.00139466033);
        q = L.MultiplyAdd(q, r, L.Constant(0.00836664252));
        q = L.MultiplyAdd(q, r, L.Constant(0.0416662805));
        q = L.MultiplyAdd(q, r, L.Constant(0.16666542));
        q = L.MultiplyAdd(q, r, L.Constant(0.5));
        return L.MultiplyAdd(r * r, q, r);
    }
}
