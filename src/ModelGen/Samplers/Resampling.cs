namespace ModelGen;

/// <summary>How new collocation points are drawn.</summary>
public enum Resampling
{
    /// <summary>The next points of the sampler.</summary>
    Plain,

    /// <summary>From a larger quasi-random set of candidates, with probability proportional to |r| / mean|r| + 1 (RAD, Wu et al. 2023, k = 1, c = 1).</summary>
    Adaptive,
}
