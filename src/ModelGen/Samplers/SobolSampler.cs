using System.Numerics;

namespace ModelGen.Samplers;

/// <summary>
/// The Sobol sequence with a digital shift (exclusive or with random bits, one word for each coordinate), which keeps its
/// stratification: 2^m points that start at a multiple of 2^m have exactly one in each interval [k, k + 1) / 2^m of every coordinate.
/// </summary>
internal sealed class SobolSampler : PointSampler
{
    private const double TwoToMinus53 = 1.0 / (1L << 53);

    /// <inheritdoc/>
    public override string Name => "sobol";

    /// <inheritdoc/>
    public override int MaximumDimensions => SobolDirections.Dimensions;

    /// <inheritdoc/>
    public override bool IsSequence => true;

    /// <inheritdoc/>
    protected override void Draw(ulong seed, long firstIndex, int count, int dimensions, Span<double> unit)
    {
        for (int d = 0; d < dimensions; d++)
        {
            ulong shift = new CounterRandom(seed, (ulong)d).NextBits();
            ReadOnlySpan<ulong> directions = SobolDirections.Of(d);
            ulong point = SobolDirections.Point(d, firstIndex) ^ shift;
            Span<double> row = unit.Slice(d * count, count);
            row[0] = (point >> 11) * TwoToMinus53;
            for (int i = 1; i < count; i++)
            {
                // neighbouring Gray codes differ in one bit (Antonov and Saleev 1979)
                point ^= directions[BitOperations.TrailingZeroCount(firstIndex + i)];
                row[i] = (point >> 11) * TwoToMinus53;
            }
        }
    }
}
