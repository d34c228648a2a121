using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// Dense layers, convolutions and their transposes on tiles of samples, and their adjoints. Rows are [channel][pixel], each with one number for each sample;
/// lanes are samples. The bits of a sample depend on no other.
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class Product<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>Lays the weights out for <see cref="Forward"/>; call it whenever they have changed.</summary>
    /// <param name="plan">The product.</param>
    /// <param name="parameters">All parameters of the model.</param>
    /// <param name="panels">Receives <see cref="ProductPlan.WeightCount"/> numbers.</param>
    /// <param name="part">The caller's share.</param>
    public static void Pack(ProductPlan plan, T* parameters, T* panels, Part part) => ProductPanels<L, T>.Pack(plan, parameters, panels, part);

    /// <summary>Lays the weights out for <see cref="Adjoint"/>; call it whenever they have changed.</summary>
    /// <param name="plan">The product.</param>
    /// <param name="parameters">All parameters of the model.</param>
    /// <param name="panels">Receives <see cref="ProductPlan.WeightCount"/> numbers.</param>
    /// <param name="part">The caller's share.</param>
    public static void PackAdjoint(ProductPlan plan, T* parameters, T* panels, Part part) => ProductPanels<L, T>.PackAdjoint(plan, parameters, panels, part);

    /// <summary>y = W x + b, or y += W x + b.</summary>
    /// <param name="plan">The product.</param>
    /// <param name="panels">The weights, as <see cref="Pack"/> left them.</param>
    /// <param name="parameters">All parameters of the model, for b.</param>
    /// <param name="x">[input channel][input pixel][samples].</param>
    /// <param name="y">[output channel][output pixel][samples].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="accumulate">Whether y is added to.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(ProductPlan plan, T* panels, T* parameters, T* x, T* y, int samples, bool accumulate, Part part)
    {
        int bias = plan.Description.BiasOffset;
        ProductSweep<L, T>.Run(plan.Forward, panels, bias < 0 ? null : parameters + bias, x, y, samples, accumulate ? ProductEnd.Add : ProductEnd.Store, part);
    }

    /// <summary>y = W x + b where that is positive, else 0.</summary>
    /// <param name="plan">The product.</param>
    /// <param name="panels">The weights, as <see cref="Pack"/> left them.</param>
    /// <param name="parameters">All parameters of the model, for b.</param>
    /// <param name="x">[input channel][input pixel][samples].</param>
    /// <param name="y">[output channel][output pixel][samples].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ForwardRelu(ProductPlan plan, T* panels, T* parameters, T* x, T* y, int samples, Part part)
    {
        int bias = plan.Description.BiasOffset;
        ProductSweep<L, T>.Run(plan.Forward, panels, bias < 0 ? null : parameters + bias, x, y, samples, ProductEnd.Relu, part);
    }

    /// <summary>xBar = W' zBar, or xBar += W' zBar.</summary>
    /// <param name="plan">The product.</param>
    /// <param name="panels">The weights, as <see cref="PackAdjoint"/> left them.</param>
    /// <param name="zBar">[output channel][output pixel][samples].</param>
    /// <param name="xBar">[input channel][input pixel][samples].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="accumulate">Whether xBar is added to.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Adjoint(ProductPlan plan, T* panels, T* zBar, T* xBar, int samples, bool accumulate, Part part) =>
        ProductSweep<L, T>.Run(plan.Adjoint, panels, null, zBar, xBar, samples, accumulate ? ProductEnd.Add : ProductEnd.Store, part);

    /// <summary>Adds the gradient by W and b of all samples: W[o][k][c] gets the sum of zBar[o, p] x[c, q] over all pixels that tap k connects.</summary>
    /// <param name="plan">The product.</param>
    /// <param name="x">[input channel][input pixel][samples].</param>
    /// <param name="zBar">[output channel][output pixel][samples].</param>
    /// <param name="gradient">The gradient by all parameters of the model, in their order.</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="part">The caller's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient(ProductPlan plan, T* x, T* zBar, T* gradient, int samples, Part part) =>
        ProductGradient<L, T>.Run(plan, x, zBar, gradient, samples, part);
}
