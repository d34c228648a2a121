namespace ModelGen.Kernels.Tensors;

/// <summary>A pixel that is written, and the pixel that its first tap reads: the base of its class's taps.</summary>
internal readonly record struct TapPixel(int Target, int Base);
