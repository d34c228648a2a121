namespace ModelGen.Kernels;

/// <summary>
/// What a network gives as a field: rows of its last dense layer, which no other layer reads. A field u = S N has a scale S, its size, so that the network N
/// itself is of order 1.
/// </summary>
/// <param name="Name">The field, or the layer that gives it.</param>
/// <param name="Weights">Where its first row of weights starts among the parameters.</param>
/// <param name="Biases">Where its biases start.</param>
/// <param name="Inputs">Numbers in a row of weights.</param>
/// <param name="Rows">1, or 2 for the real and the imaginary part.</param>
public sealed record FieldDescription(string Name, int Weights, int Biases, int Inputs, int Rows)
{
    /// <summary>The declared scale; null where training chooses it.</summary>
    public double? Scale { get; init; }
}
