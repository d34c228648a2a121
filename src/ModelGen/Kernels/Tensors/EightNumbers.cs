using System.Runtime.CompilerServices;

namespace ModelGen.Kernels.Tensors;

/// <summary>A row of a panel, to be moved as one.</summary>
[InlineArray(8)]
internal struct EightNumbers<T> where T : unmanaged
{
    private T _first;
}
