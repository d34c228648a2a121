namespace ModelGen.Kernels.Tensors;

/// <summary>Pixels whose taps read at the same places relative to a base: the interior, an edge, a phase of a stride.</summary>
/// <param name="FirstTap">Where its taps begin in the table.</param>
/// <param name="TapCount">How many taps; 0 where no tap reaches these pixels.</param>
/// <param name="FirstPixel">Where its pixels begin in the table.</param>
/// <param name="PixelCount">How many pixels.</param>
internal readonly record struct TapClass(int FirstTap, int TapCount, int FirstPixel, int PixelCount);
