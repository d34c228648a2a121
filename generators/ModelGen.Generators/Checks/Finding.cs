using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Checks;

/// <summary>What a lowered declaration says about itself: the id of the rule, the member that it is about, and the arguments of the message.</summary>
internal sealed record Finding(string Rule, string Member, EquatableArray<string> Arguments)
{
    public Finding(string rule, string member, params string[] arguments) : this(rule, member, arguments.ToEquatable())
    {
    }
}
