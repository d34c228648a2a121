namespace ModelGen.Generators.Specs;

/// <summary>All that the generator knows of one class marked [Network].</summary>
internal sealed record SampleModelSpec : CompiledSpec
{
    /// <summary>Inputs and targets in the order of their declaration.</summary>
    public EquatableArray<ColumnSpec> Columns { get; init; }

    /// <summary>Of an operator, whose samples are functions: where its equations and outputs are evaluated.</summary>
    public EquatableArray<CoordinateSpec> Coordinates { get; init; }

    /// <summary>Whether a node depends on coordinates that nothing fixes.</summary>
    public bool IsAtPoints(int node) => FreeCoordinates()[node].Count > 0;

    /// <summary>[node]: the coordinates that it depends on and nothing fixes.</summary>
    public IReadOnlyList<ISet<string>> FreeCoordinates()
    {
        // operands come before
        var free = new HashSet<string>[Graph.Nodes.Count];
        for (int id = 0; id < free.Length; id++)
        {
            NodeSpec each = Graph.Nodes[id];
            var own = new HashSet<string>();
            for (int i = 0; i < each.Operands.Count; i++)
            {
                // D and At name coordinates that they do not read
                bool isName = (each.Operation == NodeSpec.Derivative && i == 1) || (each.Operation == NodeSpec.At && i % 2 == 1);
                if (!isName)
                {
                    IEnumerable<string> read = free[each.Operands[i]];
                    own.UnionWith(each.Operation == NodeSpec.At && i == 0 ? read.Except(Fixed(each)) : read);
                }
            }

            if (each.Operation == NodeSpec.Coordinate)
            {
                own.Add(each.Name!);
            }

            free[id] = own;
        }

        return free;
    }

    private IEnumerable<string> Fixed(NodeSpec at) => at.Operands.Where((_, i) => i % 2 == 1).Select(coordinate => Graph.Nodes[coordinate].Name!);

    /// <summary>The column that a coordinate is in programs: behind those of samples, and the adjoints of outputs.</summary>
    public int CoordinateColumn(int coordinate) => Columns.Count + Outputs.Count + coordinate;

    /// <summary>Trained tensors of the user's own.</summary>
    public EquatableArray<OwnTensorSpec> Tensors { get; init; }

    public EquatableArray<OutputSpec> Outputs { get; init; }

    /// <summary>Those that Predict gives.</summary>
    public IEnumerable<OutputSpec> SampleOutputs => Outputs.Where(output => !output.IsAtPoints);

    /// <summary>Those that are evaluated at points.</summary>
    public IEnumerable<OutputSpec> PointOutputs => Outputs.Where(output => output.IsAtPoints);

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

    /// <summary>The coordinate along which its values lie, equally spaced over the domain; null for numbers that are no function.</summary>
    public string? Along { get; init; }

    /// <summary>What a tile holds of it: a label is one channel.</summary>
    public int[] TensorSizes => IsLabel ? Sizes.Count == 0 ? [] : [.. Sizes, 1] : [.. Sizes];
}

/// <summary>A trained tensor of the user's own.</summary>
internal sealed record OwnTensorSpec(PropertySpec Property, EquatableArray<int> Sizes, long InitialBits, long DeviationBits)
{
    public string Name => Property.Name;
}

/// <summary>What Predict gives.</summary>
internal sealed record OutputSpec(string Name, int Node, EquatableArray<int> Sizes)
{
    /// <summary>Whether it depends on coordinates: it is evaluated at points.</summary>
    public bool IsAtPoints { get; init; }
}

/// <summary>A term of the loss, or a metric: a scalar of one sample.</summary>
/// <param name="Name">The property.</param>
/// <param name="Node">Its node.</param>
/// <param name="WeightBits">Its weight in the loss.</param>
/// <param name="IsMetric">Whether it is reported only.</param>
/// <param name="IsEquation">Whether it is an equation between tensors: the mean over elements of the squared difference.</param>
internal sealed record TermSpec(string Name, int Node, long WeightBits, bool IsMetric, bool IsEquation)
{
    public double Weight => BitConverter.Int64BitsToDouble(WeightBits);

    /// <summary>At how many points it is taken, where it depends on coordinates.</summary>
    public int Points { get; init; } = 1;
}
