namespace ModelGen.Kernels;

/// <summary>What the generator knows of a model on coordinates: beside its parameters, where it holds and what it computes.</summary>
public sealed record PinnDescription : ModelDescription
{
    /// <summary>The coordinates in declaration order.</summary>
    public required IReadOnlyList<CoordinateDescription> Coordinates { get; init; }

    /// <summary>The fields that networks give, as far as they have a scale of their own.</summary>
    public IReadOnlyList<FieldDescription> Fields { get; init; } = [];

    /// <summary>The declared inputs of networks that are mapped to [-1, 1].</summary>
    public IReadOnlyList<ScaledInputDescription> ScaledInputs { get; init; } = [];

    /// <summary>The sets of observed data.</summary>
    public required IReadOnlyList<ObservedSetDescription> ObservedSets { get; init; }

    /// <summary>Every program that the kernels hold; the batches that make up the loss come first.</summary>
    public required IReadOnlyList<ProgramDescription> Programs { get; init; }
}

/// <summary>A coordinate and its domain.</summary>
public sealed record CoordinateDescription(string Name, double Lower, double Upper);

/// <summary>A set of observed data: its name (empty for the unnamed set) and its columns, without the coordinates.</summary>
public sealed record ObservedSetDescription(string Name, IReadOnlyList<string> Columns);

/// <summary>What a program computes.</summary>
public enum ProgramKind
{
    /// <summary>Equations that are sampled at the same points; part of the loss.</summary>
    Batch,

    /// <summary>All fields, for evaluation.</summary>
    Fields,

    /// <summary>One named expression or residual, for evaluation.</summary>
    Quantity,

    /// <summary>
    /// The sums of the magnitudes of each equation's terms, one component for each equation of a batch; then whether a place is outside the domain, 1 or 0, for
    /// each equation with places that may be. As many as batches, in their order.
    /// </summary>
    Terms,
}

/// <summary>One program: the rows it reads and the components it writes.</summary>
public sealed record ProgramDescription
{
    /// <summary>Its name: a quantity's property, or the equations of a batch joined by +.</summary>
    public required string Name { get; init; }

    /// <summary>What it computes.</summary>
    public required ProgramKind Kind { get; init; }

    /// <summary>The coordinates it reads, as indices into <see cref="PinnDescription.Coordinates"/>; rows of <see cref="Tile{T}.Coordinates"/>.</summary>
    public required IReadOnlyList<int> Coordinates { get; init; }

    /// <summary>The observed set whose points and columns it reads, or -1.</summary>
    public int ObservedSet { get; init; } = -1;

    /// <summary>Real components that Forward writes.</summary>
    public required int Components { get; init; }

    /// <summary>The equations of a batch, in order of their components; empty for other programs.</summary>
    public IReadOnlyList<EquationDescription> Equations { get; init; } = [];

    /// <summary>Default number of collocation points of a batch; ignored where an observed set gives the points.</summary>
    public int Points { get; init; }
}

/// <summary>An equation in a batch: two components (real, imaginary) if complex, else one, and of how many terms they are the sums.</summary>
public sealed record EquationDescription(string Name, EquationKind Kind, double Weight, int FirstComponent, int ComponentCount, int TermCount = 1)
{
    /// <summary>The coordinates whose domain may be left by places, such as "X and T"; empty where none can.</summary>
    public string Places { get; init; } = "";

    /// <summary>The component of the batch's <see cref="ProgramKind.Terms"/> that says whether a place is outside; where there is none, -1.</summary>
    public int PlacesComponent { get; init; } = -1;
}

/// <summary>Where an equation holds.</summary>
public enum EquationKind
{
    /// <summary>In the interior: declared with [Residual].</summary>
    Residual,

    /// <summary>At a fixed coordinate, or otherwise additional: declared with [Condition].</summary>
    Condition,
}
