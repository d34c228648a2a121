namespace ModelGen.Points;

/// <summary>Looks at batches while their points stay where they are.</summary>
/// <param name="batches">With their points, weights and windows.</param>
/// <param name="version">Changes whenever points are drawn or set anew; which of them are visited is another matter.</param>
internal delegate void BatchVisitor<T>(ReadOnlySpan<Batch<T>> batches, int version) where T : unmanaged;
