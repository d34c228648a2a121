using ILGPU;

namespace ModelGen.Gpu;

/// <summary>Sums what the groups of a step have left, in a fixed order, and clears it for the next step.</summary>
/// <remarks>
/// What is read is cleared behind a barrier: ILGPU 1.5.3 under O2 moves a read down to its first use, past a write to the same place that does not
/// depend on it. Everywhere else in the kernels what is written over a number depends on that number.
/// </remarks>
internal static class GradientReduction
{
    /// <summary>Numbers of a gradient that one group of threads sums: neighbours, so that a warp reads whole sectors of memory.</summary>
    public const int Slots = 32;

    /// <summary>Parts that the sum over groups is divided into; each has a thread.</summary>
    public const int Segments = 8;

    /// <summary>total[parameters[slot]] = sum over groups of gradient[group][slot]. Groups of 256 threads.</summary>
    /// <param name="gradient">[group][length]; zero afterwards.</param>
    /// <param name="length">Numbers of one group.</param>
    /// <param name="groups">Groups that have added.</param>
    /// <param name="parameters">The parameter that lies there, or -1, [slot].</param>
    /// <param name="total">[parameter].</param>
    public static void Sum<L>(ArrayView<L> gradient, int length, int groups, ArrayView<int> parameters, ArrayView<L> total) where L : unmanaged, IDeviceLane<L>
    {
        ArrayView<L> partial = SharedMemory.Allocate<L>(Slots * Segments);
        int segment = Group.IdxX / Slots;
        int slot = Grid.IdxX * Slots + Group.IdxX - segment * Slots;
        int parameter = slot < parameters.Length ? parameters[slot] : -1;
        L sum = L.Zero;
        if (parameter >= 0)
        {
            for (int group = segment; group < groups; group += Segments)
            {
                sum += gradient[(long)group * length + slot];
            }
        }

        partial[Group.IdxX] = sum;
        Group.Barrier();
        if (parameter >= 0)
        {
            for (int group = segment; group < groups; group += Segments)
            {
                gradient[(long)group * length + slot] = L.Zero;
            }
        }

        for (int reach = Segments / 2; reach > 0; reach /= 2)
        {
            if (segment < reach)
            {
                partial[Group.IdxX] = partial[Group.IdxX] + partial[Group.IdxX + reach * Slots];
            }

            Group.Barrier();
        }

        if (segment == 0 && parameter >= 0)
        {
            total[parameter] = partial[Group.IdxX];
        }
    }

    /// <summary>losses[component] = sum over groups of results[group][component]. One group of 256 threads for each component.</summary>
    /// <param name="results">[group][components]; zero afterwards.</param>
    /// <param name="groups">Groups that have added.</param>
    /// <param name="losses">[component].</param>
    public static void SumLosses<L>(ArrayView<L> results, int groups, ArrayView<L> losses) where L : unmanaged, IDeviceLane<L>
    {
        L sum = L.Zero;
        for (int group = Group.IdxX; group < groups; group += Group.DimX)
        {
            sum += results[(long)group * Grid.DimX + Grid.IdxX];
        }

        sum = SumOverThreads(sum);
        for (int group = Group.IdxX; group < groups; group += Group.DimX)
        {
            results[(long)group * Grid.DimX + Grid.IdxX] = L.Zero;
        }

        if (Group.IdxX == 0)
        {
            losses[Grid.IdxX] = sum;
        }
    }

    /// <summary>scale = min(1, most / |gradient|), for clipping. One group of 256 threads.</summary>
    public static void ClippingScale<L>(ArrayView<L> gradient, double most, ArrayView<L> scale) where L : unmanaged, IDeviceLane<L>
    {
        L sum = L.Zero;
        for (long i = Group.IdxX; i < gradient.Length; i += Group.DimX)
        {
            sum = L.MultiplyAdd(gradient[i], gradient[i], sum);
        }

        sum = SumOverThreads(sum);
        if (Group.IdxX == 0)
        {
            L norm = L.Sqrt(sum);
            scale[0] = L.Select(norm, L.Constant(most), L.Constant(most) / norm, L.Constant(1));
        }
    }

    private static L SumOverThreads<L>(L value) where L : unmanaged, IDeviceLane<L>
    {
        ArrayView<L> partial = SharedMemory.Allocate<L>(256);
        partial[Group.IdxX] = value;
        Group.Barrier();
        for (int reach = 128; reach > 0; reach /= 2)
        {
            if (Group.IdxX < reach)
            {
                partial[Group.IdxX] = partial[Group.IdxX] + partial[Group.IdxX + reach];
            }

            Group.Barrier();
        }

        return partial[0];
    }
}
