namespace ModelGen.Points;

/// <summary>Among how many candidates the points of an adaptive draw are picked.</summary>
/// <param name="Least">At least so many.</param>
/// <param name="Factor">So many for each point, but no more than 200,000 for that reason; always at least 2.</param>
internal sealed record CandidateBudget(int Least, int Factor)
{
    /// <summary>The most that <see cref="Least"/> may be: candidates are memory.</summary>
    public const int MostLeast = 1_000_000;

    private const int MostMultiple = 200_000;

    /// <summary>For points that are kept for some iterations.</summary>
    public static CandidateBudget Many { get; } = new(20_000, 10);

    /// <summary>For points that are drawn in every iteration, where scoring more would cost more than the step.</summary>
    public static CandidateBudget Few { get; } = new(2_000, 4);

    /// <summary>Whether it may be asked for.</summary>
    public bool IsValid => Least is >= 1 and <= MostLeast && Factor is >= 2 and <= 10;

    /// <summary>Candidates for a draw of so many points.</summary>
    public int For(int points) =>
        (int)Math.Min(int.MaxValue / 4, Math.Max(Least, Math.Max(Math.Min((long)Factor * points, MostMultiple), 2L * points)));
}
