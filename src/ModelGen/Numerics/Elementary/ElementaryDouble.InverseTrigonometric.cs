using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementaryDouble
{
    /// <summary>Arc sine; NaN outside [-1, 1].</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static L Asin<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        // asin x = pi/2 - 2 asin(sqrt((1 - x) / 2)) above 1/2
        L magnitude = L.Abs(a);
        L half = L.Constant(0.5);
        L z = L.Select(magnitude, half, (L.Constant(1) - magnitude) * half, a * a);
        L s = L.Select(magnitude, half, L.Sqrt(z), magnitude);
        L core = AsinCore(s, z);
        return L.CopySign(L.Select(magnitude, half, L.MultiplyAdd(L.Constant(-2), core, L.Constant(Math.PI / 2)), core), a);
    }

    /// <summary>Arc cosine; NaN outside [-1, 1].</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static L Acos<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        // asin x = pi/2 - 2 asin(sqrt((1 - x) / 2)) above 1/2
        L magnitude = L.Abs(a);
        L half = L.Constant(0.5);
        L z = L.Select(magnitude, half, (L.Constant(1) - magnitude) * half, a * a);
        L s = L.Select(magnitude, half, L.Sqrt(z), magnitude);
        L core = AsinCore(s, z);
        L twice = core + core;
        L outer = L.Select(a, L.Constant(0), twice, L.Constant(Math.PI) - twice);
        return L.Select(magnitude, half, outer, L.Constant(Math.PI / 2) - L.CopySign(core, a));
    }

    /// <summary>asin s for s in [0, 1/2], z = s^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L AsinCore<L>(L s, L z) where L : struct, IElementaryPrimitives<L>
    {
        L q = L.Constant(0.032676934698854354);
        q = L.MultiplyAdd(q, z, L.Constant(-0.02107738346252276));
        q = L.MultiplyAdd(q, z, L.Constant(0.02176358118114809));
        q = L.MultiplyAdd(q, z, L.Constant(0.003682998948343126));
        q = L.MultiplyAdd(q, z, L.Constant(0.010786543652001277));
        q = L.MultiplyAdd(q, z, L.Constant(0.011397772635306393));
        q = L.MultiplyAdd(q, z, L.Constant(0.013980961981020027));
        q = L.MultiplyAdd(q, z, L.Constant(0.017351600034516627));
        q = L.MultiplyAdd(q, z, L.Constant(0.02237221566445752));
        q = L.MultiplyAdd(q, z, L.Constant(0.03038194268342455));
        q = L.MultiplyAdd(q, z, L.Constant(0.04464285717512607));
        q = L.MultiplyAdd(q, z, L.Constant(0.07499999999970255));
        q = L.MultiplyAdd(q, z, L.Constant(0.16666666666666763));
        return L.MultiplyAdd(s * z, q, s);
    }
}
