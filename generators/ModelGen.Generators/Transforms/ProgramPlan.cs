using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// One program, ready to be emitted: which network sites run with which jet coefficients, in order of their nesting, and the graphs of
/// everything pointwise before, between and after them.
/// </summary>
internal sealed class ProgramPlan
{
    public required string Name { get; init; }

    /// <summary>Real components, the program's results.</summary>
    public required IrNode[] Components { get; init; }

    /// <summary>Whether a reverse pass is emitted.</summary>
    public required bool HasBackward { get; init; }

    /// <summary>The sites, networks that feed others first.</summary>
    public required IReadOnlyList<SitePlan> Sites { get; init; }

    /// <summary>Adjoint of each learnable that pointwise code depends on, by learnable; from seeds and input adjoints.</summary>
    public required IReadOnlyDictionary<int, IrNode> LearnableAdjoints { get; init; }

    /// <summary>The coordinates that are read, in rows.</summary>
    public required IReadOnlyList<int> Coordinates { get; init; }

    /// <summary>The observed columns that are read.</summary>
    public required IReadOnlyList<int> Observed { get; init; }
}

/// <summary>A network evaluated at one place with one set of jet coefficients.</summary>
internal sealed class SitePlan
{
    public required Site Site { get; init; }

    /// <summary>The coefficients that are carried: the value first, functionals last.</summary>
    public required IReadOnlyList<MultiIndex> Coefficients { get; init; }

    /// <summary>The functionals among the coefficients, by number.</summary>
    public required IReadOnlyList<Functional> Functionals { get; init; }

    /// <summary>[coefficient][input]: the network inputs' jets.</summary>
    public required IrNode[][] Inputs { get; init; }

    /// <summary>[coefficient][output]: the adjoints of the outputs' jets; null where nothing is differentiated.</summary>
    public IrNode[][]? OutputAdjoints { get; set; }

    /// <summary>Whether the reverse pass goes on through the inputs (another network or a learnable is behind them).</summary>
    public bool NeedsInputAdjoints { get; set; }

    /// <summary>Bit c is set where some input has a coefficient c that is not identically zero; the value always counts, for the bias.</summary>
    public ulong InputPlanes => Inputs.Select((inputs, c) => inputs.All(input => input.IsZero) ? 0UL : 1UL << c).Aggregate(1UL, (mask, bit) => mask | bit);
}

/// <summary>A linear functional sum a_i d^(alpha_i); every a_i is known before the network runs.</summary>
internal sealed record Functional(IReadOnlyList<(IrNode Factor, MultiIndex Index)> Terms);
