namespace ModelGen.Training;

/// <summary>A phase ends when its validation loss has not fallen by a relative amount for a number of iterations. Prechelt 1998.</summary>
/// <param name="Patience">Iterations to wait for an improvement.</param>
/// <param name="Improvement">The relative fall that counts as one, in [0, 1).</param>
public sealed record EarlyStopping(int Patience, double Improvement)
{
    /// <summary>Epochs to wait, before they are counted as iterations; 0 where iterations were given.</summary>
    internal int Epochs { get; init; }
}
