namespace ModelGen.Kernels.Tensors;

/// <summary>A sparse constant matrix [outputs][inputs] that makes weights of a structure, W = M w, from the numbers w that train.</summary>
public sealed partial record DerivedMap
{
    private DerivedMap(int inputs, int outputs, IReadOnlyList<(int Row, int Column, double Weight)> entries)
    {
        Inputs = inputs;
        Outputs = outputs;
        Entries = entries;
    }

    /// <summary>Numbers that train.</summary>
    public int Inputs { get; }

    /// <summary>Numbers that are made of them.</summary>
    public int Outputs { get; }

    /// <summary>By rows, then by columns; each place once.</summary>
    internal IReadOnlyList<(int Row, int Column, double Weight)> Entries { get; }

    /// <summary>Each number so many times, one behind the other.</summary>
    public static DerivedMap Repeat(int n, int times) =>
        new(n, checked(n * times), [.. Enumerable.Range(0, checked(n * times)).Select(i => (i, i / times, 1.0))]);

    /// <summary>Entries of one place are summed, zeros left out.</summary>
    private static DerivedMap Of(int inputs, int outputs, IEnumerable<(int Row, int Column, double Weight)> entries) => new(
        inputs,
        outputs,
        [.. entries.GroupBy(entry => (entry.Row, entry.Column), entry => entry.Weight)
            .Select(group => (group.Key.Row, group.Key.Column, Weight: group.Sum()))
            .Where(entry => entry.Weight != 0)
            .OrderBy(entry => entry.Row).ThenBy(entry => entry.Column)]);
}
