using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Transforms;

/// <summary>Points that all functions of a step share, and what is computed once for each of them.</summary>
internal sealed class PointSet(int number, int count, bool isPrediction, TensorTables tables)
{
    private readonly List<PointTensor> _tensors = [];

    public int Number => number;

    /// <summary>Points of a step.</summary>
    public int Count => count;

    /// <summary>Whether the caller of a prediction says where they are.</summary>
    public bool IsPrediction => isPrediction;

    /// <summary>The steps at a point, whatever program needs them.</summary>
    public TensorGraph Graph { get; } = new(tables);

    /// <summary>What the samples' programs read, in order.</summary>
    public IReadOnlyList<PointTensor> Tensors => _tensors;

    /// <summary>The tensor [point, ...] of all points, as a parameter that the samples' programs read; one that is there already is the same.</summary>
    public ParameterShape Share(TensorNode node, bool isTrained)
    {
        PointTensor? known = _tensors.Find(tensor => tensor.Node == node);
        if (known is null)
        {
            var shape = new ParameterShape($"points {number}/{_tensors.Count}", new([count, node.Length]))
            {
                IsTrained = false,
                Points = isTrained ? PointRole.Trained : PointRole.Given,
            };
            known = new PointTensor(node, shape);
            _tensors.Add(known);
        }

        return known.Shape;
    }
}

/// <summary>A tensor of every point of a set.</summary>
/// <param name="Node">What it is at a point.</param>
/// <param name="Shape">Where the tensors of all points lie.</param>
internal sealed record PointTensor(TensorNode Node, ParameterShape Shape);
