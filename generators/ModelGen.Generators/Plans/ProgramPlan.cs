using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Plans;

/// <summary>
/// One program, ready to be emitted: which network sites run with which jet coefficients, in order of their nesting, the graphs of
/// everything pointwise before, between and after them, and the steps with the rows of the workspace that they use.
/// </summary>
internal sealed class ProgramPlan
{
    /// <summary>Its number in the model's list.</summary>
    public required int Number { get; init; }

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

    /// <summary>What Forward does; written by PlanSteps.</summary>
    public IReadOnlyList<Step> Forward { get; set; } = [];

    /// <summary>What Backward does; empty without a reverse pass.</summary>
    public IReadOnlyList<Step> Backward { get; set; } = [];

    /// <summary>Where the outputs of every site are, and the adjoints of its inputs, by site.</summary>
    public Dictionary<int, SiteBuffers> Buffers { get; } = [];

    /// <summary>Rows of workspace, without the microkernels' scratch: those of learnables' adjoints first.</summary>
    public int Rows { get; set; }

    public IEnumerable<Step> Steps => Forward.Concat(Backward);

    /// <summary>The outputs of a site that the program reads.</summary>
    public IEnumerable<int> OutputsOf(SitePlan site)
    {
        IEnumerable<IrNode> roots = Components.Concat(Sites.SelectMany(other => other.Inputs).SelectMany(inputs => inputs));
        return IrWalk.Reachable(roots).Where(node => node.Leaf is { Kind: LeafKind.NetworkOutput } leaf && leaf.A == site.Site.Id)
            .Select(node => node.Leaf!.B).Distinct().OrderBy(k => k);
    }

    /// <summary>Where a site's output or the adjoint of its input is: the buffer and the row in it.</summary>
    public (RowBuffer Buffer, int Row) Place(Leaf leaf)
    {
        SitePlan site = Sites.First(candidate => candidate.Site.Id == leaf.A);
        int plane = site.Jets.PlaneOf(leaf.Index!);
        if (leaf.Kind == LeafKind.NetworkOutput)
        {
            NetworkOutput output = site.Network.Outputs[leaf.B];
            RowBuffer values = Buffers[leaf.A].Outputs[output.Layer];
            return (values, plane * values.Width + output.Element);
        }

        InputLayer input = site.Network.Layers.OfType<InputLayer>().First(layer => leaf.B >= layer.First && leaf.B < layer.First + layer.Width);
        RowBuffer bars = Buffers[leaf.A].InputBars[input.Number];
        return (bars, plane * bars.Width + leaf.B - input.First);
    }

    /// <summary>Learnables whose adjoints the reverse pass contributes to.</summary>
    public IEnumerable<int> TouchedLearnables => LearnableAdjoints.Keys
        .Concat(Sites.SelectMany(site => site.Pointwise.Values).SelectMany(plan => plan.LearnableAdjoints.Keys)).Distinct().OrderBy(j => j);
}

/// <summary>A network evaluated at one place with one set of jet coefficients.</summary>
internal sealed class SitePlan
{
    public required Site Site { get; init; }

    public required NetworkGraph Network { get; init; }

    /// <summary>The coefficients that are carried.</summary>
    public required JetSet Jets { get; init; }

    /// <summary>The functionals among the coefficients, by number.</summary>
    public required IReadOnlyList<Functional> Functionals { get; init; }

    /// <summary>[coefficient][input]: the network inputs' jets.</summary>
    public required IrNode[][] Inputs { get; init; }

    /// <summary>[coefficient][output]: the adjoints of the outputs' jets; null where nothing is differentiated.</summary>
    public IrNode[][]? OutputAdjoints { get; set; }

    /// <summary>Whether the reverse pass goes on through the inputs (another network or a learnable is behind them).</summary>
    public bool NeedsInputAdjoints { get; set; }

    /// <summary>The layers that the wanted outputs need, sources first.</summary>
    public IReadOnlyList<NetworkLayer> Layers { get; set; } = [];

    /// <summary>The functions of the pointwise layers, by layer.</summary>
    public Dictionary<int, PointwisePlan> Pointwise { get; } = [];

    /// <summary>
    /// The function of a chain's activation with every coefficient of the argument, for kernels that treat all layers alike; null without one.
    /// </summary>
    public PointwisePlan? Full { get; set; }

    /// <summary>Coefficients that are not identically zero, by layer; the value always counts, for the bias.</summary>
    public Dictionary<int, ulong> Planes { get; } = [];

    /// <summary>Bit c is set where some input has a coefficient c that is not identically zero; the value always counts, for the bias.</summary>
    public ulong InputPlanes => PlanesOf(0, Inputs[0].Length);

    /// <summary>The same for some of the inputs.</summary>
    public ulong PlanesOf(int first, int count) => Jets.Where(c => c == 0 || Inputs[c].Skip(first).Take(count).Any(input => !input.IsZero));
}

/// <summary>What other pointwise code reads of a site.</summary>
internal sealed class SiteBuffers
{
    /// <summary>The memory of the layers whose elements are outputs.</summary>
    public Dictionary<int, RowBuffer> Outputs { get; } = [];

    /// <summary>The memory of the input layers' adjoints.</summary>
    public Dictionary<int, RowBuffer> InputBars { get; } = [];
}

/// <summary>A linear functional sum a_i d^(alpha_i); every a_i is known before the network runs.</summary>
internal sealed record Functional(IReadOnlyList<(IrNode Factor, MultiIndex Index)> Terms);
