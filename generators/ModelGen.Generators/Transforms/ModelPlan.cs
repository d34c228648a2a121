using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Transforms;

/// <summary>Every program of a model, batches first, then the fields, then quantities by name.</summary>
internal sealed class ModelPlan
{
    public required LowerModel Model { get; init; }

    public required IReadOnlyList<BatchPlan> Batches { get; init; }

    public required ProgramPlan Fields { get; init; }

    public required IReadOnlyList<QuantityPlan> Quantities { get; init; }

    public IEnumerable<ProgramPlan> Programs => [.. Batches.Select(batch => batch.Program), Fields, .. Quantities.Select(quantity => quantity.Program)];
}

/// <summary>Equations that are sampled at the same points, so that the networks are evaluated once for all of them.</summary>
internal sealed record BatchPlan(ProgramPlan Program, IReadOnlyList<EquationSpec> Equations, string? ObservedSet, int Points);

/// <summary>A named expression or an equation's residual, for evaluation.</summary>
internal sealed record QuantityPlan(ProgramPlan Program, string Name, bool IsComplex, bool IsPublic);
