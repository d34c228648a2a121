namespace ModelGen.Kernels.Tensors;

/// <summary>A tap of a kernel and the pixel that it reads, relative to a base.</summary>
internal readonly record struct Tap(int Index, int Pixel);
