namespace ModelGen.Kernels;

/// <summary>A named run of a model's parameters: a layer's weights, its biases, a learnable scalar.</summary>
/// <param name="Path">Unique in the model, stable across builds, and its name in saved files, such as <c>Net/0/weight</c>; a scalar has no slash.</param>
/// <param name="Shape">Its extents, the last running fastest, such as [output][input]; none for a scalar.</param>
/// <param name="Offset">Where it starts among all values.</param>
public sealed record ParameterDescription(string Path, IReadOnlyList<int> Shape, int Offset)
{
    /// <summary>How it is drawn at the start; null where every number is <see cref="Initial"/>.</summary>
    public Initializer? Initializer { get; init; }

    /// <summary>Where every number of it starts that is not drawn.</summary>
    public double Initial { get; init; }

    /// <summary>The standard deviation of a normal distribution that it is drawn from, where there is no initialiser; 0 for none.</summary>
    public double Deviation { get; init; }

    /// <summary>Numbers that one output sums over: the inputs of a dense layer.</summary>
    public int FanIn { get; init; }

    /// <summary>Outputs that one input reaches: those of a dense layer.</summary>
    public int FanOut { get; init; }

    /// <summary>Whether it multiplies a network's inputs rather than hidden values; <see cref="Initializer.Siren"/> draws such weights wider.</summary>
    public bool ReadsInputs { get; init; }

    /// <summary>Whether optimisers move it; running statistics are kept and saved without.</summary>
    public bool IsTrained { get; init; } = true;

    /// <summary>How many numbers it has.</summary>
    public int Length { get; } = Shape.Aggregate(1, (length, extent) => checked(length * extent));
}
