using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// One row of a microkernel's register block: a few vectors that the JIT keeps in registers.
/// </summary>
/// <typeparam name="TSelf">The implementing value type.</typeparam>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe interface IVectorGroup<TSelf, L, T>
    where TSelf : struct, IVectorGroup<TSelf, L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>Vectors in the group.</summary>
    static abstract int Width { get; }

    /// <summary>The same vector everywhere.</summary>
    static abstract TSelf Repeat(L value);

    /// <summary>Vector j from source + j * step.</summary>
    static abstract TSelf Load(T* source, nint step);

    /// <summary>Vector j to target + j * step.</summary>
    static abstract void Store(T* target, nint step, TSelf value);

    /// <summary>a * b + c for every vector of b and c.</summary>
    static abstract TSelf MultiplyAdd(L a, TSelf b, TSelf c);

    /// <summary>a * b + c, vector by vector.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>Adds the sum of vector j's lanes to target[j].</summary>
    static abstract void AddSums(T* target, TSelf value);
}
