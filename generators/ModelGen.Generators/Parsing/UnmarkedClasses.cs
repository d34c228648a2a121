using Microsoft.CodeAnalysis;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>Classes that declare symbols or equations and whose [Pinn] or [Network] was forgotten.</summary>
internal static class UnmarkedClasses
{
    /// <summary>The attributes that only a model's members carry.</summary>
    public static readonly IReadOnlyList<string> Attributes =
        [.. DeclarationReader.Attributes, "Residual", "Condition", .. ForeignAttributes.OfNetworks];

    /// <summary>The class of a member with the attribute; nothing where it is marked, or where another member of it is asked first.</summary>
    public static ParseResult<ModelSpec> Parse(ISymbol member, string attribute, Compilation compilation, CancellationToken cancel)
    {
        KnownSymbols known = KnownSymbols.Of(compilation);
        if (member.ContainingType is not { } type || known.Attribute(type, "Pinn") is not null || known.Attribute(type, "Network") is not null)
        {
            return ParseResult<ModelSpec>.Nothing;
        }

        ISymbol first = type.GetMembers().First(candidate => Attributes.Any(name => known.Attribute(candidate, name) is not null));
        bool isNetwork = type.GetMembers().Any(candidate => ForeignAttributes.OfNetworks.Any(name => known.Attribute(candidate, name) is not null));
        return SymbolEqualityComparer.Default.Equals(first, member) && Attributes.First(name => known.Attribute(member, name) is not null) == attribute
            ? new PinnParser(type, compilation, cancel).ParseUnmarked(first, isNetwork ? "Network" : "Pinn")
            : ParseResult<ModelSpec>.Nothing;
    }
}
