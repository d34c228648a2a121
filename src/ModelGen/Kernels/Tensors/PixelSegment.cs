namespace ModelGen.Kernels.Tensors;

/// <summary>Neighbouring places of the last axis for which the same taps find something, and these go on by the stride.</summary>
/// <param name="First">The first place.</param>
/// <param name="Count">How many places.</param>
/// <param name="FirstTap">Where its taps begin in the table: index along the last axis, and what it finds from the first place.</param>
/// <param name="TapCount">How many taps.</param>
internal readonly record struct PixelSegment(int First, int Count, int FirstTap, int TapCount);
