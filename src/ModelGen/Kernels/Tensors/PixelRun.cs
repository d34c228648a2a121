namespace ModelGen.Kernels.Tensors;

/// <summary>Consecutive pixels of the output, and as many of the input, that one tap connects.</summary>
internal readonly record struct PixelRun(int Output, int Input, int Count);
