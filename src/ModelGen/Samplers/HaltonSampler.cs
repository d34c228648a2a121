namespace ModelGen.Samplers;

/// <summary>
/// The Halton sequence: coordinate d is the radical inverse of the index in the d-th prime base. Each digit is permuted at
/// random (Owen 2017, "A randomized Halton algorithm in R"), which breaks the correlation between large bases.
/// </summary>
internal sealed class HaltonSampler : PointSampler
{
    private static ReadOnlySpan<byte> Primes =>
    [
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53,
        59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131,
    ];

    /// <inheritdoc/>
    public override string Name => "halton";

    /// <inheritdoc/>
    public override int MaximumDimensions => Primes.Length;

    /// <inheritdoc/>
    public override bool IsSequence => true;

    /// <inheritdoc/>
    protected override void Draw(ulong seed, long firstIndex, int count, int dimensions, Span<double> unit)
    {
        Span<byte> storage = stackalloc byte[2 * 1024];
        for (int d = 0; d < dimensions; d++)
        {
            int prime = Primes[d];
            int digits = DigitCount(prime);
            Span<byte> permutations = storage[..(digits * prime)];
            Permute(new CounterRandom(seed, (ulong)d), prime, permutations);
            Span<double> row = unit.Slice(d * count, count);
            for (int i = 0; i < count; i++)
            {
                row[i] = BelowOne(RadicalInverse(firstIndex + i, prime, permutations));
            }
        }
    }

    /// <summary>The sum of permuted digit x base^-(position + 1), over as many digits as a double resolves.</summary>
    /// <param name="index">The index in the sequence.</param>
    /// <param name="prime">The base.</param>
    /// <param name="permutations">[digit position][digit].</param>
    internal static double RadicalInverse(long index, int prime, ReadOnlySpan<byte> permutations)
    {
        double inverse = 1.0 / prime, scale = inverse, sum = 0;
        for (int start = 0; start < permutations.Length; start += prime)
        {
            (index, long digit) = Math.DivRem(index, prime);
            sum += permutations[start + (int)digit] * scale;
            scale *= inverse;
        }

        return sum;
    }

    // base^-digits is below 2^-53
    internal static int DigitCount(int prime) => (int)Math.Ceiling(53 / Math.Log2(prime));

    private static void Permute(CounterRandom random, int prime, Span<byte> permutations)
    {
        for (int start = 0; start < permutations.Length; start += prime)
        {
            Span<byte> permutation = permutations.Slice(start, prime);
            for (int digit = 0; digit < prime; digit++)
            {
                // inside-out Fisher and Yates
                int j = random.NextBelow(digit + 1);
                permutation[digit] = permutation[j];
                permutation[j] = (byte)digit;
            }
        }
    }
}
