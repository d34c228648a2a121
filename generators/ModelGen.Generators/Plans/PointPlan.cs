namespace ModelGen.Generators.Plans;

/// <summary>
/// A program at one point, with lanes over neurons: vectors in slots of <see cref="SlotLength"/> numbers, padded to whole lanes, and behind the
/// slots what the sites give, one number for each output.
/// </summary>
/// <param name="Program">The program; it has no reverse pass and no derivatives.</param>
/// <param name="Sites">The sites in order.</param>
/// <param name="Slots">Slots in use at the same time.</param>
/// <param name="SlotLength">The widest vector and the padding.</param>
/// <param name="Values">Outputs of all sites.</param>
internal sealed record PointPlan(ProgramPlan Program, IReadOnlyList<PointSite> Sites, int Slots, int SlotLength, int Values)
{
    /// <summary>Loops over neurons may write a vector of lanes beyond the end.</summary>
    public const int Padding = 64;

    /// <summary>Numbers of workspace.</summary>
    public int Length => FirstValue + Values + Padding;

    /// <summary>Where the outputs begin.</summary>
    public int FirstValue => Slots * SlotLength;
}

/// <summary>One site: where its inputs and layers lie.</summary>
/// <param name="Site">The site.</param>
/// <param name="Scratch">A slot that nothing uses while the inputs are computed.</param>
/// <param name="Inputs">The slot of all inputs.</param>
/// <param name="Slots">The slot of each layer, by layer; an input layer lies within <paramref name="Inputs"/>.</param>
/// <param name="FirstValue">Where its outputs lie among all outputs.</param>
internal sealed record PointSite(SitePlan Site, int Scratch, int Inputs, IReadOnlyDictionary<int, int> Slots, int FirstValue);
