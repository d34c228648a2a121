using ModelGen.Kernels.Networks;
using ModelGen.Samples;

namespace ModelGen;

/// <summary>Samples to train on: named columns, one entry in each for every sample. Generated code derives a type of its own for each network.</summary>
public abstract class SampleSet
{
    private readonly SampleColumn[] _columns;
    private readonly long[] _indices;

    /// <summary>Checks arrays against the columns of a network.</summary>
    /// <param name="descriptions">The columns.</param>
    /// <param name="arrays">[column].</param>
    /// <exception cref="ArgumentException">
    /// A column has another shape, another number of samples, a class that there is not, or a number that is not finite.
    /// </exception>
    protected SampleSet(IReadOnlyList<ColumnDescription> descriptions, SampleArray[] arrays)
    {
        ArgumentNullException.ThrowIfNull(descriptions);
        ArgumentNullException.ThrowIfNull(arrays);
        Descriptions = descriptions;
        _columns = new SampleColumn[arrays.Length];
        long count = -1;
        for (int c = 0; c < arrays.Length; c++)
        {
            _columns[c] = ColumnChecks.Checked(descriptions[c], arrays[c]);
            if (count >= 0 && _columns[c].Count != count)
            {
                throw new ArgumentException(
                    $"'{descriptions[c].Name}' has {_columns[c].Count} samples, and '{descriptions[0].Name}' has {count}: "
                    + "each sample needs an entry in every column.");
            }

            count = _columns[c].Count;
        }

        if (count < 1)
        {
            throw new ArgumentException("The data set has no samples.", nameof(arrays));
        }

        _indices = new long[count];
        for (long i = 0; i < count; i++)
        {
            _indices[i] = i;
        }
    }

    /// <summary>The same columns, as another set has them.</summary>
    protected SampleSet(SampleSet samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        Descriptions = samples.Descriptions;
        _columns = samples._columns;
        _indices = samples._indices;
    }

    private protected SampleSet(SampleSet samples, long[] indices)
    {
        Descriptions = samples.Descriptions;
        _columns = samples._columns;
        _indices = indices;
    }

    /// <summary>Samples.</summary>
    public int Count => _indices.Length;

    internal IReadOnlyList<ColumnDescription> Descriptions { get; }

    internal IReadOnlyList<SampleColumn> Columns => _columns;

    /// <summary>[sample]: where it is in the columns.</summary>
    internal ReadOnlySpan<long> Indices => _indices;

    /// <summary>The numbers of a sample, [pixel][channel].</summary>
    /// <param name="column">The declared name.</param>
    /// <param name="sample">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public double[] Sample(string column, int sample)
    {
        for (int c = 0; c < Descriptions.Count; c++)
        {
            if (Descriptions[c].Name == column)
            {
                double[] numbers = new double[Descriptions[c].Length];
                _columns[c].Read(_indices[sample], numbers);
                return numbers;
            }
        }

        throw new ArgumentException(
            $"There is no column '{column}'; there are {string.Join(", ", Descriptions.Select(description => description.Name))}.", nameof(column));
    }
}

/// <summary>Samples whose splits are of the same type.</summary>
/// <typeparam name="TSelf">The derived type.</typeparam>
public abstract class SampleSet<TSelf> : SampleSet where TSelf : SampleSet<TSelf>
{
    /// <inheritdoc/>
    protected SampleSet(IReadOnlyList<ColumnDescription> descriptions, SampleArray[] arrays) : base(descriptions, arrays)
    {
    }

    /// <inheritdoc/>
    protected SampleSet(SampleSet samples) : base(samples)
    {
    }

    /// <summary>The set as the derived type.</summary>
    protected abstract TSelf Same(SampleSet samples);

    /// <summary>Two sets without a common sample: the seed decides which samples go where.</summary>
    /// <param name="fraction">The share of the first, above 0 and below 1.</param>
    /// <param name="seed">The same seed, the same split.</param>
    /// <exception cref="ArgumentOutOfRangeException">A set would be empty.</exception>
    public (TSelf First, TSelf Second) Split(double fraction, int seed = 0)
    {
        int first = fraction is > 0 and < 1 ? (int)Math.Round(fraction * Count) : 0;
        if (first < 1 || first >= Count)
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, $"{Count} samples cannot be split so; give a share such as 0.8.");
        }

        long[] order = Shuffle.Order(Count, (ulong)seed, 0);
        long[] indices = new long[Count];
        for (int i = 0; i < order.Length; i++)
        {
            indices[i] = Indices[(int)order[i]];
        }

        Array.Sort(indices, 0, first);
        Array.Sort(indices, first, Count - first);
        return (Take(indices[..first]), Take(indices[first..]));
    }

    /// <summary>Some samples, in the order of their numbers here.</summary>
    /// <param name="samples">From 0 to <see cref="SampleSet.Count"/> - 1.</param>
    public TSelf Subset(IEnumerable<int> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        long[] indices = [.. samples.Select(sample => Indices[sample])];
        return indices.Length > 0 ? Take(indices) : throw new ArgumentException("A data set needs a sample.", nameof(samples));
    }

    private TSelf Take(long[] indices) => Same(new View(this, indices));

    private sealed class View(SampleSet samples, long[] indices) : SampleSet(samples, indices);
}
