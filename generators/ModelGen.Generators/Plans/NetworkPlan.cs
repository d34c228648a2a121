using ModelGen.Generators.Ir;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Plans;

/// <summary>All that is decided about a network: emitters only write.</summary>
internal sealed record NetworkPlan
{
    public required SampleModelSpec Spec { get; init; }

    public required TensorTables Tables { get; init; }

    /// <summary>The graph that functions live in.</summary>
    public required IrGraph Graph { get; init; }

    public required IReadOnlyList<NetworkFunction> Functions { get; init; }

    public required IReadOnlyList<NetworkProgram> Programs { get; init; }

    /// <summary>[parameter of the tables]: its offset among all values, those that train first.</summary>
    public required IReadOnlyList<int> Offsets { get; init; }

    /// <summary>Points that all samples of a step share, in order; those of predictions last.</summary>
    public required IReadOnlyList<PointSetPlan> PointSets { get; init; }

    /// <summary>[derived tensor of the tables]: its offset in the same memory, behind all values.</summary>
    public required IReadOnlyList<int> DerivedOffsets { get; init; }

    /// <summary>[statistics of the batch]: their offset among the batch's numbers; four for each channel.</summary>
    public required IReadOnlyList<int> BatchOffsets { get; init; }

    /// <summary>Layers in order, for the description: path, shape.</summary>
    public required IReadOnlyList<(string Path, int[] Shape, long Parameters, long MultiplyAdds)> Layers { get; init; }

    public int Offset(string path)
    {
        for (int i = 0; i < Tables.Parameters.Count; i++)
        {
            if (Tables.Parameters[i].Path == path)
            {
                return Offsets[i];
            }
        }

        for (int i = 0; i < Tables.Derived.Count; i++)
        {
            if (Tables.Derived[i].Path == path)
            {
                return DerivedOffsets[i];
            }
        }

        return -1;
    }
}
