namespace ModelGen.Optimizers;

/// <summary>How many rows of the residual are drawn anew for every iteration of a method, and how far their number grows.</summary>
/// <param name="First">Rows to start with; doubled wherever the validation loss has stopped falling.</param>
/// <param name="Most">Rows to stop at; null for 2 x First, and 4 x First above 4,000 parameters.</param>
public sealed record FreshRows(int First, int? Most = null)
{
    /// <summary>The most rows that a kernel matrix is made of: it has 8 N^2 bytes, and its factor half as many.</summary>
    public const int Limit = 8_192;

    private const int ManyParameters = 4_000;

    /// <summary>Rows to stop at for a number of parameters, at most <see cref="Limit"/>.</summary>
    public int MostFor(int parameterCount) => Most ?? (int)Math.Min(Limit, (parameterCount > ManyParameters ? 4L : 2L) * First);

    /// <summary>Rows after so many doublings.</summary>
    public int After(int doublings, int parameterCount) => (int)Math.Min((long)First << Math.Min(doublings, 31), MostFor(parameterCount));
}
