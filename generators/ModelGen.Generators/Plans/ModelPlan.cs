using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Plans;

/// <summary>All that is decided before text is written: every program of a model, batches first, then the fields, then quantities by name.</summary>
internal sealed class ModelPlan
{
    public required LowerModel Model { get; init; }

    public required ParameterLayout Layout { get; init; }

    public required IReadOnlyList<BatchPlan> Batches { get; init; }

    public required ProgramPlan Fields { get; init; }

    public required IReadOnlyList<QuantityPlan> Quantities { get; init; }

    /// <summary>For each batch how large the terms of its equations are; their programs are the last, and the processor's alone.</summary>
    public required IReadOnlyList<SizePlan> Sizes { get; init; }

    /// <summary>The fields that have a scale.</summary>
    public required IReadOnlyList<FieldPlan> ScaledFields { get; init; }

    /// <summary>The declared inputs that are mapped to [-1, 1], network by network.</summary>
    public IReadOnlyList<ScaledInput> ScaledInputs => [.. Model.ScaledInputs.OrderBy(input => input.Number)];

    /// <summary>Every program, by number.</summary>
    public required IReadOnlyList<ProgramPlan> Programs { get; init; }

    /// <summary>The pointwise functions, by number, each with the first program that needs it.</summary>
    public required IReadOnlyList<PointwiseUse> Pointwise { get; init; }

    /// <summary>Whether there are kernels for devices: these know chains of dense layers with one activation.</summary>
    public required bool HasDeviceKernels { get; init; }

    /// <summary>The network for which there are no kernels for devices, where they are wanted; else null.</summary>
    public required string? UnknownToDevices { get; init; }

    /// <summary>The programs that can be evaluated at one point with lanes over neurons; the others go through a tile.</summary>
    public required IReadOnlyList<PointPlan> Points { get; init; }
}

/// <summary>A pointwise function and a program that uses it: one that reads points is used by no other.</summary>
internal sealed record PointwiseUse(PointwisePlan Plan, ProgramPlan Program)
{
    /// <summary>Whether some program with a reverse pass uses it.</summary>
    public bool NeedsBackward { get; set; }
}

/// <summary>Equations that are sampled at the same points, so that the networks are evaluated once for all of them.</summary>
internal sealed record BatchPlan(ProgramPlan Program, IReadOnlyList<EquationSpec> Equations, string? ObservedSet, int Points);

/// <summary>
/// A batch's program that gives for each equation the sum of its terms' magnitudes, and how many terms it has; then for each equation with places that may
/// leave the domain whether one does, and the names of the coordinates whose domain that is, else null.
/// </summary>
internal sealed record SizePlan(ProgramPlan Program, BatchPlan Batch, IReadOnlyList<int> TermCounts, IReadOnlyList<string?> Places);

/// <summary>A named expression or an equation's residual, for evaluation; of an element of an array of equations, its index too.</summary>
internal sealed record QuantityPlan(ProgramPlan Program, string Member, int? Index, bool IsComplex, bool IsPublic);
