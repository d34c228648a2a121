using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Parsing;

/// <summary>
/// The properties of a class, the first of each name: a second one is the compiler's error, and members generated for both would bury it.
/// </summary>
internal static class DeclaredProperties
{
    /// <summary>Whether a name is declared twice; overloads of methods are none.</summary>
    public static bool HasDuplicates(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => member.CanBeReferencedByName && member is not IPropertySymbol { PartialDefinitionPart: not null })
        .GroupBy(member => member.Name, StringComparer.Ordinal)
        .Any(group => group.Skip(1).Any() && !group.All(member => member is IMethodSymbol) && !group.All(member => member is INamedTypeSymbol));

    public static IEnumerable<IPropertySymbol> Of(INamedTypeSymbol type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return type.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsIndexer && names.Add(property.Name));
    }
}
