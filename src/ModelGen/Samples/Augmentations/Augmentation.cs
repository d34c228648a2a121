using ModelGen.Kernels.Networks;
using ModelGen.Samplers;

namespace ModelGen;

/// <summary>
/// Changes samples as training loads them, so that it never sees the same twice; measurements and predictions see them as they are. Derive from it for a
/// change of your own, or see <see cref="Augment"/>. What it draws at random depends on seed, epoch and sample alone, and is the same for every column.
/// </summary>
/// <param name="columns">Names of the columns that it changes; none for those that it is for.</param>
public abstract class Augmentation(params string[] columns)
{
    /// <summary>Names of the columns that it changes; none for those that it is for.</summary>
    public IReadOnlyList<string> Columns { get; } = Array.AsReadOnly([.. columns]);

    /// <summary>Changes one sample of one column, on any thread.</summary>
    /// <param name="column">The column.</param>
    /// <param name="numbers">[pixel][channel]; changed in place.</param>
    /// <param name="random">The sample's own random numbers, in every column from the start.</param>
    public abstract void Apply(ColumnDescription column, Span<double> numbers, CounterRandom random);

    /// <summary>Whether it is for a column that nobody named.</summary>
    protected abstract bool IsFor(ColumnDescription column);

    internal bool Changes(ColumnDescription column) => Columns.Count > 0 ? Columns.Contains(column.Name) : IsFor(column);
}
