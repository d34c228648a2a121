using ModelGen.Kernels.Networks;
using ModelGen.Samples;

namespace ModelGen;

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

    /// <summary>Two sets of whole trajectories, so that frames of one never lie on both sides.</summary>
    /// <param name="fraction">The share of the first, of all trajectories, above 0 and below 1.</param>
    /// <param name="seed">The same seed, the same split.</param>
    /// <exception cref="InvalidOperationException">The set is not of trajectories.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A set would be empty.</exception>
    public (TSelf First, TSelf Second) SplitByTrajectory(double fraction, int seed = 0)
    {
        if (FramesOfTrajectory == 0)
        {
            throw new InvalidOperationException("These samples are of no trajectories; use Split, or make them by FromTrajectories.");
        }

        long[] trajectories = [.. Indices.ToArray().Select(index => index / FramesOfTrajectory).Distinct()];
        int first = fraction is > 0 and < 1 ? (int)Math.Round(fraction * trajectories.Length) : 0;
        if (first < 1 || first >= trajectories.Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(fraction), fraction, $"{trajectories.Length} trajectories cannot be split so; give a share such as 0.8.");
        }

        HashSet<long> chosen = [.. Shuffle.Order(trajectories.Length, (ulong)seed, 0).Take(first).Select(place => trajectories[place])];
        ILookup<bool, long> sides = Indices.ToArray().ToLookup(index => chosen.Contains(index / FramesOfTrajectory));
        return (Take([.. sides[true]]), Take([.. sides[false]]));
    }

    /// <summary>
    /// The same samples, which training changes as it loads them, anew in every epoch; measurements and predictions see them as they are. A method that
    /// compares losses, such as L-BFGS, sees the same changes throughout its phase.
    /// </summary>
    /// <param name="changes">One after the other, behind those that the set has.</param>
    /// <exception cref="ArgumentException">A change names a column that there is not.</exception>
    public TSelf Augmented(params ReadOnlySpan<Augmentation> changes)
    {
        foreach (Augmentation change in changes)
        {
            foreach (string name in change.Columns)
            {
                if (Descriptions.All(column => column.Name != name))
                {
                    throw new ArgumentException(
                        $"There is no column '{name}'; there are {string.Join(", ", Descriptions.Select(column => column.Name))}.", nameof(changes));
                }
            }
        }

        return Same(new View(this, [.. Augmentations, .. changes]));
    }

    /// <summary>Frames and those that follow; generated code calls this.</summary>
    protected static SampleSet PairsOf(IReadOnlyList<ColumnDescription> descriptions, SampleArray frames, int ahead)
    {
        ArgumentNullException.ThrowIfNull(descriptions);
        return Trajectories.Of(descriptions, frames, ahead);
    }

    private TSelf Take(long[] indices) => Same(new View(this, indices));

    private sealed class View : SampleSet
    {
        public View(SampleSet samples, long[] indices) : base(samples, indices)
        {
        }

        public View(SampleSet samples, Augmentation[] augmentations) : base(samples) => Augmentations = augmentations;
    }
}
