using ModelGen.Samplers;

namespace ModelGen;

/// <summary>
/// A way to spread collocation points over the unit cube. Samplers hold no state: the same arguments give the same bits, and a
/// sequence continues where <c>firstIndex + count</c> of the previous call ended.
/// </summary>
public abstract class PointSampler
{
    /// <summary>Independent uniform random points.</summary>
    public static PointSampler Uniform { get; } = new UniformSampler();

    /// <summary>An equally spaced grid of cell centres; resampling gives the same points again.</summary>
    public static PointSampler Grid { get; } = new GridSampler();

    /// <summary>Latin hypercube: each call is a design with one point in each of count strata of every coordinate.</summary>
    public static PointSampler LatinHypercube { get; } = new LatinHypercubeSampler();

    /// <summary>The Halton sequence with random digit permutations.</summary>
    public static PointSampler Halton { get; } = new HaltonSampler();

    /// <summary>The Sobol sequence with a random digital shift; the default.</summary>
    public static PointSampler Sobol { get; } = new SobolSampler();

    /// <summary>The name that checkpoints and command lines use, such as "sobol".</summary>
    public abstract string Name { get; }

    /// <summary>The most dimensions that the method can give.</summary>
    public virtual int MaximumDimensions => int.MaxValue;

    /// <summary>
    /// Whether points drawn in several calls, each from where the previous one ended, are those that one call draws; a large draw may then be cut
    /// into pieces. False for a design, whose points belong together, and unless a sampler says otherwise.
    /// </summary>
    public virtual bool IsSequence => false;

    /// <summary>The built-in sampler of that name, in any case of letters.</summary>
    /// <exception cref="ArgumentException">No sampler has the name.</exception>
    public static PointSampler FromName(string name)
    {
        PointSampler[] samplers = [Uniform, Grid, LatinHypercube, Halton, Sobol];
        return Array.Find(samplers, sampler => sampler.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
                $"There is no sampler '{name}'; choose one of {string.Join(", ", samplers.Select(sampler => sampler.Name))}.", nameof(name));
    }

    /// <summary>Writes the points with indices firstIndex ... firstIndex + count - 1 of the sequence that the seed selects.</summary>
    /// <param name="seed">Selects one of the method's randomisations.</param>
    /// <param name="firstIndex">How many points of the sequence were taken before; not negative.</param>
    /// <param name="count">Number of points.</param>
    /// <param name="dimensions">Number of coordinates.</param>
    /// <param name="unit">Receives [dimension][count] numbers in [0, 1).</param>
    /// <exception cref="ArgumentException">An argument is out of range or the span is too short.</exception>
    public void Sample(ulong seed, long firstIndex, int count, int dimensions, Span<double> unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstIndex);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstIndex, long.MaxValue - count);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (dimensions > MaximumDimensions)
        {
            throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions,
                $"The {Name} sampler has at most {MaximumDimensions} dimensions; use PointSampler.LatinHypercube or Uniform.");
        }

        if (unit.Length < (long)count * dimensions)
        {
            throw new ArgumentException($"{count} points of {dimensions} dimensions need {(long)count * dimensions} numbers, not {unit.Length}.", nameof(unit));
        }

        if (count > 0)
        {
            Draw(seed, firstIndex, count, dimensions, unit[..(count * dimensions)]);
        }
    }

    /// <summary>Like <see cref="Sample"/>, after its arguments were checked; count is positive and the span has the exact length.</summary>
    protected abstract void Draw(ulong seed, long firstIndex, int count, int dimensions, Span<double> unit);

    // rounding may reach 1, which would lie outside [0, 1)
    private protected static double BelowOne(double value) => Math.Min(value, 1 - 1.0 / (1L << 53));
}
