using System.Runtime.CompilerServices;

namespace ModelGen.Numerics;

/// <summary>Folds the lanes of a vector one by one; see <see cref="PayneHanekSingle"/> and <see cref="PayneHanekDouble"/>.</summary>
internal static unsafe class LargeAngles
{
    /// <summary>r, but the folded angle where |a| is beyond the limit.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L FoldSingle<L>(L a, L r, uint quarters) where L : struct, ILanes<L, float>
    {
        float* arguments = stackalloc float[L.Count];
        float* angles = stackalloc float[L.Count];
        L.Store(arguments, a);
        L.Store(angles, r);
        for (int i = 0; i < L.Count; i++)
        {
            if (float.Abs(arguments[i]) > PayneHanekSingle.Limit)
            {
                angles[i] = PayneHanekSingle.Fold(BitConverter.SingleToUInt32Bits(arguments[i]), quarters);
            }
        }

        return L.Load(angles);
    }

    /// <inheritdoc cref="FoldSingle"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L FoldDouble<L>(L a, L r, uint quarters) where L : struct, ILanes<L, double>
    {
        double* arguments = stackalloc double[L.Count];
        double* angles = stackalloc double[L.Count];
        L.Store(arguments, a);
        L.Store(angles, r);
        for (int i = 0; i < L.Count; i++)
        {
            if (double.Abs(arguments[i]) > PayneHanekDouble.Limit)
            {
                angles[i] = PayneHanekDouble.Fold(BitConverter.DoubleToUInt64Bits(arguments[i]), quarters);
            }
        }

        return L.Load(angles);
    }
}
