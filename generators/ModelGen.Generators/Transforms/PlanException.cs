namespace ModelGen.Generators.Transforms;

/// <summary>The model is well formed, but no program can be planned for it; carries the id of the diagnostic and its arguments.</summary>
internal sealed class PlanException(string rule, params string[] arguments) : Exception(rule)
{
    /// <summary>A network would carry more jet coefficients than planes can be named.</summary>
    public const string JetTooLarge = "MG4001";

    public string Rule { get; } = rule;

    public IReadOnlyList<string> Arguments { get; } = arguments;
}
