namespace ModelGen.Kernels;

/// <summary>
/// A tile of points on its way through a program: pointers to its inputs, its workspace and its outputs.
/// Every row is <see cref="Points"/> numbers long, lanes are points. Ragged ends are padded with the last valid point and zero seeds.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public unsafe struct Tile<T> where T : unmanaged
{
    /// <summary>Points in a tile: 64 for float, 32 for double, whatever the lane type.</summary>
    public static int Points => 256 / sizeof(T);

    /// <summary>Rows of a layer's input that a gradient sink takes at a time: a cache line, so that what is transposed fills whole lines.</summary>
    public static int BlockRows => 64 / sizeof(T);

    /// <summary>The model's parameters, [parameter].</summary>
    public T* Parameters;

    /// <summary>The weights, packed for the microkernels by <see cref="ModelKernels{T}.Pack"/>.</summary>
    public T* Packed;

    /// <summary>The run-time coefficients, [coefficient].</summary>
    public T* Coefficients;

    /// <summary>[coordinate that the program reads][point].</summary>
    public T* Coordinates;

    /// <summary>[column of the program's observed set][point].</summary>
    public T* Observed;

    /// <summary>Scratch of <see cref="ModelKernels{T}.WorkspaceLength"/> numbers, NaN at first, kept from Forward to Backward.</summary>
    public T* Workspace;

    /// <summary>[component][point]: real residual components, or the values of a quantity. Written by Forward.</summary>
    public T* Residuals;

    /// <summary>[component][point]: the adjoint of each residual component. Read by Backward and JacobianRows.</summary>
    public T* Seeds;

    /// <summary>Backward adds to it: [parameter]. JacobianRows adds to it: [parameter][point].</summary>
    public T* Gradient;
}
