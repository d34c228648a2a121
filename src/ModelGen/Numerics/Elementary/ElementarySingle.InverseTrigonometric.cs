using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementarySingle
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
        L q = L.Constant(0.0422181487);
        q = L.MultiplyAdd(q, z, L.Constant(0.0241479836));
        q = L.MultiplyAdd(q, z, L.Constant(0.0454769917));
        q = L.MultiplyAdd(q, z, L.Constant(0.074952431));
        q = L.MultiplyAdd(q, z, L.Constant(0.166667536));
        return L.MultiplyAdd(s * z, q, s);
    }
}
