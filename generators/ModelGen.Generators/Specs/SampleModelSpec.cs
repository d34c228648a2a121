namespace ModelGen.Generators.Specs;

/// <summary>All that the generator knows of one class marked [Network].</summary>
internal sealed record SampleModelSpec : CompiledSpec
{
    /// <summary>Inputs and targets in the order of their declaration.</summary>
    public EquatableArray<ColumnSpec> Columns { get; init; }

    /// <summary>Trained tensors of the user's own.</summary>
    public EquatableArray<OwnTensorSpec> Tensors { get; init; }

    public EquatableArray<OutputSpec> Outputs { get; init; }

    /// <summary>The terms of the loss, then the metrics.</summary>
    public EquatableArray<TermSpec> Terms { get; init; }

    /// <summary>[node of the graph]: its sizes, channels last; none for scalars.</summary>
    public EquatableArray<EquatableArray<int>> Shapes { get; init; }
}

/// <summary>An input or a target.</summary>
/// <param name="Property">The property.</param>
/// <param name="IsInput">Whether predictions need it.</param>
/// <param name="Sizes">Its extents, channels last; of a label the grid.</param>
/// <param name="Boundaries">Of each axis of the grid.</param>
/// <param name="Classes">Of a label; 0 for a tensor.</param>
internal sealed record ColumnSpec(PropertySpec Property, bool IsInput, EquatableArray<int> Sizes, EquatableArray<int> Boundaries, int Classes)
{
    public string Name => Property.Name;

    public bool IsLabel => Classes > 0;

    /// <summary>What a tile holds of it: a label is one channel.</summary>
    public int[] TensorSizes => IsLabel ? Sizes.Count == 0 ? [] : [.. Sizes, 1] : [.. Sizes];
}

/// <summary>A trained tensor of the user's own.</summary>
internal sealed record OwnTensorSpec(PropertySpec Property, EquatableArray<int> Sizes, long InitialBits, long DeviationBits)
{
    public string Name => Property.Name;
}

/// <summary>What Predict gives.</summary>
internal sealed record OutputSpec(string Name, int Node, EquatableArray<int> Sizes);

/// <summary>A term of the loss, or a metric: a scalar of one sample.</summary>
/// <param name="Name">The property.</param>
/// <param name="Node">Its node.</param>
/// <param name="WeightBits">Its weight in the loss.</param>
/// <param name="IsMetric">Whether it is reported only.</param>
/// <param name="IsEquation">Whether it is an equation between tensors: the mean over elements of the squared difference.</param>
internal sealed record TermSpec(string Name, int Node, long WeightBits, bool IsMetric, bool IsEquation)
{
    public double Weight => BitConverter.Int64BitsToDouble(WeightBits);
}
