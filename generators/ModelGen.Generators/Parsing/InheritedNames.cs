using Microsoft.CodeAnalysis;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>Names that would hide members of the base class, or what generated code calls; of every kind of model.</summary>
internal static class InheritedNames
{
    public static void Check(INamedTypeSymbol type, INamedTypeSymbol? baseClass, Action<ISymbol, string, string> report)
    {
        ISymbol[] inherited = [.. Bases(baseClass).SelectMany(ancestor => ancestor.GetMembers())
            .Where(member => member is { CanBeReferencedByName: true, DeclaredAccessibility: Accessibility.Public or Accessibility.Protected })];
        foreach (ISymbol member in type.GetMembers().Where(member => member is { CanBeReferencedByName: true, IsOverride: false }))
        {
            if (inherited.Any(
                hidden => hidden.Name == member.Name && !(hidden is IMethodSymbol theirs && member is IMethodSymbol ours && !HaveSameParameters(theirs, ours))))
            {
                report(member, member.Name, $"the member of {baseClass!.Name} of the same name");
            }
        }
    }

    public static void CheckCalled(INamedTypeSymbol type, Action<ISymbol, string, string> report)
    {
        foreach (ISymbol member in MemberNames.Called.SelectMany(name => type.GetMembers(name)))
        {
            report(member, member.Name, $"System.{member.Name}, which the generated code calls");
        }
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? baseClass)
    {
        for (INamedTypeSymbol? ancestor = baseClass; ancestor is { SpecialType: not SpecialType.System_Object }; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }

    private static bool HaveSameParameters(IMethodSymbol a, IMethodSymbol b) => a.Parameters.Length == b.Parameters.Length
        && a.Parameters.Zip(b.Parameters, (x, y) => SymbolEqualityComparer.Default.Equals(x.Type, y.Type)).All(same => same);
}
