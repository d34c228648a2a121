namespace ModelGen.Kernels.Tensors;

/// <summary>An entry of a sparse matrix: which row of the source, and its weight.</summary>
internal readonly record struct SparseEntry<T>(int Source, T Weight) where T : unmanaged;
