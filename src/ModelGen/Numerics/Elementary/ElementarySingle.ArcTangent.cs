using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementarySingle
{
    /// <summary>Arc tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Atan<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        L magnitude = L.Abs(a);
        L one = L.Constant(1);
        L core = AtanOfUnit(L.Select(magnitude, one, one / magnitude, magnitude));
        return L.CopySign(L.Select(magnitude, one, L.Constant(Math.PI / 2) - core, core), a);
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
        L u = t * t;
        L q = L.Constant(0.0029745847);
        q = L.MultiplyAdd(q, u, L.Constant(-0.0165811833));
        q = L.MultiplyAdd(q, u, L.Constant(0.0435535833));
        q = L.MultiplyAdd(q, u, L.Constant(-0.0758058578));
        q = L.MultiplyAdd(q, u, L.Constant(0.10678947));
        q = L.MultiplyAdd(q, u, L.Constant(-0.142142117));
        q = L.MultiplyAdd(q, u, L.Constant(0.199941382));
        q = L.MultiplyAdd(q, u, L.Constant(-0.333331674));
        return L.MultiplyAdd(t * u, q, t);
    }
}
