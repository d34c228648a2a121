using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Dense matrices along one axis of one sample: lanes are pixels behind the axis, or rows of the matrix where there are few.</summary>
internal static unsafe class SingleAxisProduct<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    // of the widest lanes
    private const int MostLanes = 16;

    /// <summary>y = A x along the axis, to the bit what a batch gives.</summary>
    /// <param name="plan">A.</param>
    /// <param name="x">[outer][column][inner]; a vector behind the last number is read, too.</param>
    /// <param name="y">[outer][row][inner].</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(AxisProductPlan<T> plan, T* x, T* y, Part part)
    {
        int end = part.End(plan.Outer);
        for (int outer = part.First(plan.Outer); outer < end; outer++)
        {
            T* from = x + (nint)outer * plan.Columns * plan.Inner;
            T* to = y + (nint)outer * plan.Rows * plan.Inner;
            if (plan.Inner >= L.Count)
            {
                Pixels(plan, from, to);
            }
            else
            {
                for (int pixel = 0; pixel < plan.Inner; pixel++)
                {
                    Rows(plan, from + pixel, to + pixel);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Pixels(AxisProductPlan<T> plan, T* x, T* y)
    {
        for (int pixel = 0; pixel < plan.Inner; pixel += L.Count)
        {
            int count = plan.Inner - pixel;
            for (int row = 0; row < plan.Rows; row += 4)
            {
                // columns of the last rows are read again where there are fewer than four
                int left = plan.Rows - row;
                T* weights = plan.ByColumn.Pointer + row;
                T* source = x + pixel;
                L s0 = L.Constant(0), s1 = s0, s2 = s0, s3 = s0;
                for (int column = plan.Columns; column != 0; column--)
                {
                    L number = L.Load(source);
                    L.AddProduct(ref s0, L.Broadcast(*weights), number);
                    L.AddProduct(ref s1, L.Broadcast(weights[1]), number);
                    L.AddProduct(ref s2, L.Broadcast(weights[2]), number);
                    L.AddProduct(ref s3, L.Broadcast(weights[3]), number);
                    weights += plan.Rows;
                    source += plan.Inner;
                }

                T* target = y + (nint)row * plan.Inner + pixel;
                Elements<L, T>.Store(target, s0, count);
                if (left > 1)
                {
                    Elements<L, T>.Store(target + plan.Inner, s1, count);
                }

                if (left > 2)
                {
                    Elements<L, T>.Store(target + 2 * plan.Inner, s2, count);
                }

                if (left > 3)
                {
                    Elements<L, T>.Store(target + 3 * plan.Inner, s3, count);
                }
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Rows(AxisProductPlan<T> plan, T* x, T* y)
    {
        T* four = stackalloc T[4 * MostLanes];
        for (int row = 0; row < plan.Rows; row += 4 * L.Count)
        {
            T* weights = plan.ByColumn.Pointer + row;
            T* source = x;
            L s0 = L.Constant(0), s1 = s0, s2 = s0, s3 = s0;
            for (int column = plan.Columns; column != 0; column--)
            {
                L number = L.Broadcast(*source);
                L.AddProduct(ref s0, L.Load(weights), number);
                L.AddProduct(ref s1, L.Load(weights + L.Count), number);
                L.AddProduct(ref s2, L.Load(weights + 2 * L.Count), number);
                L.AddProduct(ref s3, L.Load(weights + 3 * L.Count), number);
                weights += plan.Rows;
                source += plan.Inner;
            }

            L.Store(four, s0);
            L.Store(four + L.Count, s1);
            L.Store(four + 2 * L.Count, s2);
            L.Store(four + 3 * L.Count, s3);
            int count = Math.Min(4 * L.Count, plan.Rows - row);
            T* target = y + (nint)row * plan.Inner;
            for (int r = 0; r < count; r++)
            {
                target[(nint)r * plan.Inner] = four[r];
            }
        }
    }
}
