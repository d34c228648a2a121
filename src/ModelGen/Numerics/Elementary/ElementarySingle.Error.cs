using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

public static partial class ElementarySingle
{
    /// <summary>The error function: an odd rational function up to where it rounds to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Erf<L>(L a) where L : struct, IElementaryPrimitives<L>
    {
        L x = L.Clamp(a, L.Constant(-3.93), L.Constant(3.93));
        L u = x * x;
        L p = L.Constant(2.069856348595985e-06);
        p = L.MultiplyAdd(p, u, L.Constant(0.0002821072451814399));
        p = L.MultiplyAdd(p, u, L.Constant(0.003640733285302726));
        p = L.MultiplyAdd(p, u, L.Constant(0.052349842835228644));
        p = L.MultiplyAdd(p, u, L.Constant(0.18747460291240986));
        p = L.MultiplyAdd(p, u, L.Constant(1.1283791603782793));
        L q = L.Constant(3.8159252361556137e-05);
        q = L.MultiplyAdd(q, u, L.Constant(0.0011326492670813595));
        q = L.MultiplyAdd(q, u, L.Constant(0.01471412139658039));
        q = L.MultiplyAdd(q, u, L.Constant(0.11288805492734832));
        q = L.MultiplyAdd(q, u, L.Constant(0.49947813040016775));
        q = L.MultiplyAdd(q, u, L.Constant(1.0));
        return L.Clamp(x * p / q, L.Constant(-1), L.Constant(1));
    }
}
