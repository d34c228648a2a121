namespace ModelGen.Generators.Transforms;

/// <summary>
/// The model is well formed, but no program can be planned for it; carries the id of the diagnostic, the network and what else the message says.
/// </summary>
internal sealed class PlanException(string rule, string network, params string[] arguments) : Exception(rule)
{
    /// <summary>A network would carry more jet coefficients than planes can be named.</summary>
    public const string JetTooLarge = "MG4001";

    public string Rule { get; } = rule;

    public string Network { get; } = network;

    public IReadOnlyList<string> Arguments { get; } = arguments;
}
