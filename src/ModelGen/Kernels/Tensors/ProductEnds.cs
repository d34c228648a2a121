using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>The last operation of a register block of a product.</summary>
internal static unsafe class ProductEnds<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>One vector of sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* target, L sum, ProductEnd how)
    {
        if (how == ProductEnd.Add)
        {
            sum = L.Load(target) + sum;
        }
        else if (how == ProductEnd.Relu)
        {
            L zero = L.Constant(0);
            sum = L.Select(sum, zero, sum, zero);
        }

        L.Store(target, sum);
    }
}
