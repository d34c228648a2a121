using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementaryDouble
{
    /// <summary>Arc tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Atan<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        // atan x = pi/4 + atan((x - 1) / (x + 1)) = pi/2 + atan(-1 / x) bring the argument below tan(pi/8)
        L magnitude = L.Abs(a);
        L one = L.Constant(1);
        L zero = L.Constant(0);
        L near = L.Constant(0.41421356237309503);
        L far = L.Constant(2.414213562373095);
        L numerator = L.Select(magnitude, far, -one, L.Select(magnitude, near, magnitude - one, magnitude));
        L denominator = L.Select(magnitude, far, magnitude, L.Select(magnitude, near, magnitude + one, one));
        L start = L.Select(magnitude, far, L.Constant(Math.PI / 2), L.Select(magnitude, near, L.Constant(Math.PI / 4), zero));
        return L.CopySign(start + AtanCore(numerator / denominator), a);
    }

    /// <summary>The angle of the point (x, y), in (-pi, pi], with the signed zeros and infinities of IEEE 754.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static L Atan2<L>(L y, L x) where L : struct, IElementaryPrimitives<L>
    {
        L zero = L.Constant(0);
        L ax = L.Abs(x);
        L ay = L.Abs(y);
        L large = L.Max(ax, ay);
        L small = L.Min(ax, ay);
        L diagonal = L.Select(large, zero, L.Constant(1), zero);
        L angle = AtanOfUnit(L.SelectEqual(small, large, diagonal, small / large));
        angle = L.Select(ay, ax, L.Constant(Math.PI / 2) - angle, angle);
        angle = L.Select(zero, L.CopySign(L.Constant(1), x), L.Constant(Math.PI) - angle, angle);
        return L.CopySign(angle, y);
    }

    /// <summary>atan t for t in [0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L AtanOfUnit<L>(L t) where L : struct, IElementaryPrimitives<L>
    {
        L one = L.Constant(1);
        L near = L.Constant(0.41421356237309503);
        L reduced = L.Select(t, near, (t - one) / (t + one), t);
        return L.Select(t, near, L.Constant(Math.PI / 4), L.Constant(0)) + AtanCore(reduced);
    }

    /// <summary>atan t for |t| up to tan(pi/8).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L AtanCore<L>(L t) where L : struct, IElementaryPrimitives<L>
    {
        L u = t * t;
        L q = L.Constant(0.015207793209466719);
        q = L.MultiplyAdd(q, u, L.Constant(-0.033486882055202345));
        q = L.MultiplyAdd(q, u, L.Constant(0.045040822840014545));
        q = L.MultiplyAdd(q, u, L.Constant(-0.052185352347675525));
        q = L.MultiplyAdd(q, u, L.Constant(0.05877042095211386));
        q = L.MultiplyAdd(q, u, L.Constant(-0.0666622882733178));
        q = L.MultiplyAdd(q, u, L.Constant(0.07692282898664213));
        q = L.MultiplyAdd(q, u, L.Constant(-0.09090908150713858));
        q = L.MultiplyAdd(q, u, L.Constant(0.111111110883491));
        q = L.MultiplyAdd(q, u, L.Constant(-0.14285714285390755));
        q = L.MultiplyAdd(q, u, L.Constant(0.19999999999997692));
        q = L.MultiplyAdd(q, u, L.Constant(-0.33333333333333326));
        return L.MultiplyAdd(t * u, q, t);
    }
}
