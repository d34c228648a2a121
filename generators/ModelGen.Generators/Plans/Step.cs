namespace ModelGen.Generators.Plans;

/// <summary>
/// One call of a program: what it reads of the workspace and what it writes there. A buffer in both is changed in place. The emitters write one
/// statement for each; liveness and the verifier see nothing else.
/// </summary>
internal abstract record Step
{
    public abstract IEnumerable<RowBuffer> Reads { get; }

    public abstract IEnumerable<RowBuffer> Writes { get; }
}

/// <summary>The jets of a site's inputs, from coordinates and from what other sites gave.</summary>
internal sealed record InputsStep(SitePlan Site, IReadOnlyList<LayerBuffer> Targets, IReadOnlyList<RowBuffer> From) : Step
{
    public override IEnumerable<RowBuffer> Reads => From;

    public override IEnumerable<RowBuffer> Writes => Targets.Select(target => target.Buffer);
}

/// <summary>The memory of one layer's vector.</summary>
internal readonly record struct LayerBuffer(NetworkLayer Layer, RowBuffer Buffer);

/// <summary>Zeros: planes that no layer computes, or rows that nothing adds to.</summary>
internal sealed record ClearStep(RowBuffer Target) : Step
{
    public override IEnumerable<RowBuffer> Reads => [];

    public override IEnumerable<RowBuffer> Writes => [Target];
}

/// <summary>z = W x + b.</summary>
internal sealed record DenseStep(DensePlan Dense, RowBuffer X, RowBuffer Z, ulong Planes) : Step
{
    public override IEnumerable<RowBuffer> Reads => [X];

    public override IEnumerable<RowBuffer> Writes => [Z];
}

/// <summary>A pointwise layer: results, and what the reverse pass keeps.</summary>
/// <param name="Plan">The function.</param>
/// <param name="Width">Neurons.</param>
/// <param name="Arguments">[argument]; the owner's also receives what is kept.</param>
/// <param name="Result">The results.</param>
/// <param name="Kept">What is kept, where no argument owns it; null if nothing is or one does.</param>
internal sealed record PointwiseStep(PointwisePlan Plan, int Width, IReadOnlyList<RowBuffer> Arguments, RowBuffer Result, RowBuffer? Kept) : Step
{
    public override IEnumerable<RowBuffer> Reads => Arguments;

    public override IEnumerable<RowBuffer> Writes =>
        [Result, .. Plan.Owner >= 0 ? [Arguments[Plan.Owner]] : Array.Empty<RowBuffer>(), .. Kept is null ? Array.Empty<RowBuffer>() : [Kept]];
}

/// <summary>Rows of one buffer into another, plane by plane: a part of a concatenation, or its adjoint on the way back.</summary>
/// <param name="From">The source.</param>
/// <param name="FromRow">Its first row.</param>
/// <param name="To">The target.</param>
/// <param name="ToRow">Its first row.</param>
/// <param name="Rows">Rows in each plane.</param>
/// <param name="Adds">Whether it adds to what is there.</param>
internal sealed record CopyStep(RowBuffer From, int FromRow, RowBuffer To, int ToRow, int Rows, bool Adds) : Step
{
    public override IEnumerable<RowBuffer> Reads => Adds ? [From, To] : [From];

    public override IEnumerable<RowBuffer> Writes => [To];
}

/// <summary>The program's components, from the sites' outputs.</summary>
internal sealed record ComponentsStep(IReadOnlyList<RowBuffer> From) : Step
{
    public override IEnumerable<RowBuffer> Reads => From;

    public override IEnumerable<RowBuffer> Writes => [];
}

/// <summary>The adjoints of a site's outputs, from the seeds and from the inputs' adjoints of sites that read them.</summary>
internal sealed record OutputAdjointsStep(SitePlan Site, IReadOnlyList<LayerBuffer> Targets, IReadOnlyList<RowBuffer> From) : Step
{
    public override IEnumerable<RowBuffer> Reads => From;

    public override IEnumerable<RowBuffer> Writes => Targets.Select(target => target.Buffer);
}

/// <summary>xBar = W' zBar.</summary>
internal sealed record DenseAdjointStep(DensePlan Dense, RowBuffer ZBar, RowBuffer XBar, ulong Planes) : Step
{
    public override IEnumerable<RowBuffer> Reads => [ZBar];

    public override IEnumerable<RowBuffer> Writes => [XBar];
}

/// <summary>
/// A dense layer's weight and bias adjoints, from zBar and x. Where <see cref="Replay"/> is set, x is computed again block by block, and the
/// adjoints of the function that gives it with it.
/// </summary>
internal sealed record GradientStep(DensePlan Dense, RowBuffer ZBar, RowBuffer? X, PointwiseAdjointStep? Replay, ulong Planes) : Step
{
    public override IEnumerable<RowBuffer> Reads =>
        [ZBar, .. X is null ? Array.Empty<RowBuffer>() : [X], .. Replay?.Reads ?? []];

    public override IEnumerable<RowBuffer> Writes => Replay?.Writes ?? [];
}

/// <summary>What becomes of an argument's adjoint.</summary>
internal enum AdjointUse
{
    /// <summary>Nobody wants it.</summary>
    None,

    /// <summary>It takes the place of the results' adjoints.</summary>
    InPlace,

    /// <summary>It is the first to come.</summary>
    Store,

    /// <summary>It is added to what others left.</summary>
    Add,
}

/// <summary>The adjoints of a pointwise layer's arguments.</summary>
/// <param name="Plan">The function.</param>
/// <param name="Width">Neurons.</param>
/// <param name="Arguments">[argument]: the values that were kept.</param>
/// <param name="Kept">What was kept beside them; null where the owner's memory holds it.</param>
/// <param name="Bars">The results' adjoints: their sum is meant.</param>
/// <param name="Targets">[argument]: where the adjoint goes; null where nobody wants it.</param>
/// <param name="Uses">[argument].</param>
internal sealed record PointwiseAdjointStep(PointwisePlan Plan, int Width, IReadOnlyList<RowBuffer> Arguments, RowBuffer? Kept,
    IReadOnlyList<RowBuffer> Bars, IReadOnlyList<RowBuffer?> Targets, IReadOnlyList<AdjointUse> Uses) : Step
{
    public override IEnumerable<RowBuffer> Reads =>
        [.. Arguments, .. Kept is null
            ? Array.Empty<RowBuffer>()
            : [Kept], .. Bars, .. Targets.Where((_, k) => Uses[k] == AdjointUse.Add).Select(target => target!)];

    public override IEnumerable<RowBuffer> Writes => Targets.Where(target => target is not null).Select(target => target!);
}

/// <summary>The adjoints of learnables that pointwise code depends on.</summary>
internal sealed record LearnablesStep(IReadOnlyList<RowBuffer> From) : Step
{
    public override IEnumerable<RowBuffer> Reads => From;

    public override IEnumerable<RowBuffer> Writes => [];
}
