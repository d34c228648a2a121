using ILGPU;

namespace ModelGen.Gpu;

/// <summary>What moves the parameters, one thread for each: first-order optimisers, and uploads.</summary>
internal static class ParameterUpdate
{
    /// <summary>Where a parameter is kept: its slot among the weights, and the one among the transposed weights, or -1.</summary>
    internal struct Target<L> where L : unmanaged, IDeviceLane<L>
    {
        /// <summary>[slot].</summary>
        public ArrayView<L> Weights;

        /// <summary>[slot].</summary>
        public ArrayView<L> Transposed;

        /// <summary>[parameter].</summary>
        public ArrayView<int> Slots;

        /// <summary>[parameter].</summary>
        public ArrayView<int> TransposedSlots;

        /// <summary>Writes a parameter to both places.</summary>
        public readonly void Write(int parameter, L value)
        {
            Weights[Slots[parameter]] = value;
            int transposed = TransposedSlots[parameter];
            if (transposed >= 0)
            {
                Transposed[transposed] = value;
            }
        }
    }

    /// <summary>Numbers of a step of Adam that are the same for all parameters; both bias corrections are folded into rate and root scale.</summary>
    internal struct AdamStep<L> where L : unmanaged, IDeviceLane<L>
    {
        public L Beta1, Beta2, OneMinusBeta1, OneMinusBeta2, Rate, RootScale, Epsilon, Keep;
    }

    /// <summary>Numbers of a step of gradient descent.</summary>
    internal struct SgdStep<L> where L : unmanaged, IDeviceLane<L>
    {
        public L Rate, Momentum;

        /// <summary>1 for Nesterov's look-ahead, else 0.</summary>
        public L LookAhead;
    }

    /// <summary>Puts the parameters where the kernels read them.</summary>
    public static void Upload<L>(Index1D parameter, ArrayView<L> values, Target<L> target) where L : unmanaged, IDeviceLane<L> =>
        target.Write(parameter, values[parameter]);

    /// <summary>Gathers the parameters from where the kernels read them.</summary>
    public static void Download<L>(Index1D parameter, ArrayView<L> values, Target<L> target) where L : unmanaged, IDeviceLane<L> =>
        values[parameter] = target.Weights[target.Slots[parameter]];

    /// <summary>A step of Adam, as in <see cref="Optimizers.Adam"/>; AdamW where Keep is below 1.</summary>
    public static void Adam<L>(
        Index1D parameter,
        ArrayView<L> gradient,
        ArrayView<L> scale,
        ArrayView<L> means,
        ArrayView<L> squares,
        AdamStep<L> step,
        Target<L> target)
        where L : unmanaged, IDeviceLane<L>
    {
        L g = gradient[parameter] * scale[0];
        L mean = L.MultiplyAdd(step.Beta1, means[parameter], step.OneMinusBeta1 * g);
        L square = L.MultiplyAdd(step.Beta2, squares[parameter], step.OneMinusBeta2 * (g * g));
        means[parameter] = mean;
        squares[parameter] = square;
        L old = target.Weights[target.Slots[parameter]];
        target.Write(parameter, step.Keep * old - step.Rate * mean / L.MultiplyAdd(step.RootScale, L.Sqrt(square), step.Epsilon));
    }

    /// <summary>A step of gradient descent, as in <see cref="Optimizers.Sgd"/>.</summary>
    public static void Sgd<L>(Index1D parameter, ArrayView<L> gradient, ArrayView<L> scale, ArrayView<L> velocities, SgdStep<L> step, Target<L> target)
        where L : unmanaged, IDeviceLane<L>
    {
        L g = gradient[parameter] * scale[0];
        L velocity = L.MultiplyAdd(step.Momentum, velocities[parameter], g);
        velocities[parameter] = velocity;
        L ahead = L.MultiplyAdd(step.Momentum, velocity, g);
        L direction = L.MultiplyAdd(step.LookAhead, ahead - velocity, velocity);
        L old = target.Weights[target.Slots[parameter]];
        target.Write(parameter, old - step.Rate * direction);
    }
}
