using ModelGen.Kernels.Tensors;

namespace ModelGen.Kernels.Networks;

/// <summary>
/// The code that the generator emits for one network, one precision and one lane type. Programs are numbered as in
/// <see cref="NetworkDescription.Programs"/>. Instances hold no state.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public abstract unsafe class NetworkKernels<T> where T : unmanaged
{
    /// <summary>The lane type's name; bits are promised for one lane type.</summary>
    public abstract string LaneName { get; }

    /// <summary>Numbers in one vector.</summary>
    public abstract int LaneCount { get; }

    /// <summary>Lays the weights of a product out for its kernels.</summary>
    /// <param name="plan">The product.</param>
    /// <param name="parameters">All parameters.</param>
    /// <param name="panels">Receives the panels.</param>
    /// <param name="isAdjoint">Whether they are for the adjoint.</param>
    /// <param name="part">The caller's share.</param>
    public abstract void Pack(ProductPlan plan, T* parameters, T* panels, bool isAdjoint, Part part);

    /// <summary>Numbers that <see cref="PackSingle"/> writes.</summary>
    public abstract long SinglePanelLength(ProductPlan plan, bool isAdjoint);

    /// <summary>Lays the weights of a product out for tiles of one sample.</summary>
    /// <param name="plan">The product.</param>
    /// <param name="parameters">All parameters.</param>
    /// <param name="panels">Receives the panels.</param>
    /// <param name="isAdjoint">Whether they are for the adjoint.</param>
    public abstract void PackSingle(ProductPlan plan, T* parameters, T* panels, bool isAdjoint);

    /// <summary>Takes a tile through a phase of a program.</summary>
    public abstract void Run(int program, int phase, in NetworkTile<T> tile);
}
