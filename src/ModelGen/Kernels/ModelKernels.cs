namespace ModelGen.Kernels;

/// <summary>
/// The code that the generator emits for one model, one precision and one lane type. Programs are numbered as in
/// <see cref="PinnDescription.Programs"/>. Instances hold no state: any number of threads may call them with different tiles.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public abstract unsafe class ModelKernels<T> where T : unmanaged
{
    /// <summary>The lane type's name; bits are promised for one lane type.</summary>
    public abstract string LaneName { get; }

    /// <summary>Numbers in one vector.</summary>
    public abstract int LaneCount { get; }

    /// <summary>Numbers needed for the packed weights.</summary>
    public abstract long PackedLength { get; }

    /// <summary>Numbers of workspace that a worker needs for any program.</summary>
    public abstract long WorkspaceLength { get; }

    /// <summary>Packs the weights for the microkernels; call it whenever parameters have changed.</summary>
    public abstract void Pack(T* parameters, T* packed);

    /// <summary>Evaluates the networks and writes every component of the program to <see cref="Tile{T}.Residuals"/>.</summary>
    public abstract void Forward(int program, in Tile<T> tile);

    /// <summary>
    /// After Forward on the same tile: the vector-Jacobian product with <see cref="Tile{T}.Seeds"/>, added to <see cref="Tile{T}.Gradient"/>.
    /// </summary>
    public abstract void Backward(int program, in Tile<T> tile);

    /// <summary>After Forward on the same tile: like Backward, but each point's contribution stays apart, [parameter][point].</summary>
    public abstract void JacobianRows(int program, in Tile<T> tile);

    /// <summary>Whether <see cref="EvaluatePoint"/> knows the program; others go through a tile.</summary>
    public abstract bool EvaluatesPoints(int program);

    /// <summary>Evaluates a program at one point with lanes over neurons. Coordinates in model order; outputs [component].</summary>
    public abstract void EvaluatePoint(int program, T* parameters, T* packed, T* coefficients, T* coordinates, T* workspace, T* outputs);
}
