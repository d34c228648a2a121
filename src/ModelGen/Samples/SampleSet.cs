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
        FramesOfTrajectory = samples.FramesOfTrajectory;
        Augmentations = samples.Augmentations;
    }

    private protected SampleSet(SampleSet samples, long[] indices) : this(samples) => _indices = indices;

    private protected SampleSet(IReadOnlyList<ColumnDescription> descriptions, SampleColumn[] columns, long[] indices, int framesOfTrajectory)
    {
        Descriptions = descriptions;
        _columns = columns;
        _indices = indices;
        FramesOfTrajectory = framesOfTrajectory;
    }

    /// <summary>Samples.</summary>
    public int Count => _indices.Length;

    /// <summary>Where indices are frames of trajectories, how many each has; else 0.</summary>
    internal int FramesOfTrajectory { get; }

    /// <summary>What training changes in the samples that it loads.</summary>
    internal IReadOnlyList<Augmentation> Augmentations { get; private protected init; } = [];

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
