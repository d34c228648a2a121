namespace ModelGen.Numerics;

/// <summary>
/// A vector of <see cref="Count"/> numbers of type <typeparamref name="T"/>. One emitted body, generic in the lanes,
/// serves every vector width and both precisions.
/// </summary>
/// <typeparam name="TSelf">The implementing lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public unsafe interface ILanes<TSelf, T> : IArithmetic<TSelf>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged
{
    /// <summary>A name for messages and checkpoints, such as "512-bit float".</summary>
    static abstract string Name { get; }

    /// <summary>How many numbers one value holds.</summary>
    static abstract int Count { get; }

    /// <summary>Vectors per row of the microkernel's register block: 4 where there are 32 registers, 2 where there are 16.</summary>
    static abstract int PanelVectors { get; }

    /// <summary>Loads <see cref="Count"/> numbers; no alignment needed.</summary>
    static abstract TSelf Load(T* source);

    /// <summary>Stores <see cref="Count"/> numbers; no alignment needed.</summary>
    static abstract void Store(T* target, TSelf value);

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Broadcast(T value);

    /// <summary>The sum of all lanes, in an order fixed for the lane type.</summary>
    static abstract T Sum(TSelf value);

    /// <summary>
    /// Adds the sums of all lanes of a, b, c and d to four numbers, in an order fixed for the lane type; cheaper than four <see cref="Sum"/>.
    /// </summary>
    static abstract void AddSums(T* target, TSelf a, TSelf b, TSelf c, TSelf d);

    /// <summary>
    /// sum += a * b, as <see cref="IArithmetic{TSelf}.MultiplyAdd"/> rounds it. Accumulators that are added to in place stay in their registers:
    /// where the sum is a new value, the JIT moves it to the register of an operand and spills.
    /// </summary>
    static abstract void AddProduct(ref TSelf sum, TSelf a, TSelf b);
}
