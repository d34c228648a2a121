namespace ModelGen.Training;

/// <summary>A phase ends when its validation loss has not fallen by a relative amount for a number of iterations, or of epochs. Prechelt 1998.</summary>
/// <param name="Patience">Iterations to wait for an improvement; left aside where there are epochs.</param>
/// <param name="Improvement">The relative fall that counts as one, in [0, 1).</param>
public sealed record EarlyStopping(int Patience, double Improvement)
{
    /// <summary>Epochs to wait; 0 where they are iterations.</summary>
    public int Epochs { get; internal init; }
}
