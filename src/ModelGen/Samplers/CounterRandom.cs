namespace ModelGen.Samplers;

/// <summary>
/// Counter-based random numbers: the n-th number is a hash of (seed, stream, n), so that streams are independent, any position is
/// reached at once, and the three numbers are the whole state. Two rounds of the SplitMix64 finaliser (Steele et al. 2014),
/// keyed differently, so that no two streams are shifted copies of each other.
/// </summary>
public struct CounterRandom
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;

    private const double TwoToMinus53 = 1.0 / (1L << 53);

    private readonly ulong _innerKey;
    private readonly ulong _outerKey;

    /// <summary>A stream of random numbers, continued at a counter.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">Which of the seed's independent streams; see <see cref="StreamOf"/>.</param>
    /// <param name="counter">How many 64-bit numbers were drawn before.</param>
    public CounterRandom(ulong seed, ulong stream, ulong counter = 0)
    {
        Seed = seed;
        Stream = stream;
        Counter = counter;
        _innerKey = Mix(Mix(seed + GoldenRatio) ^ stream);
        // must not be a state that the inner round passes through: the two would cancel
        _outerKey = Mix(_innerKey ^ 0xD1B54A32D192ED03);
    }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>The stream.</summary>
    public ulong Stream { get; }

    /// <summary>How many 64-bit numbers were drawn.</summary>
    public ulong Counter { get; private set; }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits() => Mix(Mix(_innerKey + GoldenRatio * Counter++) ^ _outerKey);

    /// <summary>The next number, uniform in [0, 1), a multiple of 2^-53.</summary>
    public double NextUniform() => (NextBits() >> 11) * TwoToMinus53;

    /// <summary>The next standard normal number: Box and Muller 1958, from two uniform numbers.</summary>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextUniform()));
        return radius * Math.Cos(2 * Math.PI * NextUniform());
    }

    /// <summary>The next integer, uniform in [0, bound).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int NextBelow(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        // the bias, at most bound / 2^64, cannot be seen
        return (int)Math.BigMul(NextBits(), (ulong)bound, out _);
    }

    /// <summary>A stream for a name, such as a layer's path: FNV-1a of its UTF-16 units, mixed.</summary>
    public static ulong StreamOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ulong hash = 0xCBF29CE484222325;
        foreach (char unit in name)
        {
            hash = (hash ^ unit) * 0x100000001B3;
        }

        return Mix(hash);
    }

    /// <summary>A bijection of 64-bit numbers that leaves no visible pattern: Stafford's variant 13 of the SplitMix64 finaliser.</summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
