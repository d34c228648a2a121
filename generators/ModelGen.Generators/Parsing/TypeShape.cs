using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>Whether the declared class can be completed at all.</summary>
internal static class TypeShape
{
    /// <summary>Reports what is wrong; false where no member can be added to the class.</summary>
    public static bool Check(INamedTypeSymbol type, Action<DiagnosticInfo> report, CancellationToken cancel)
    {
        bool canEmit = true;
        void Fail(DiagnosticDescriptor rule, params string[] arguments)
        {
            report(DiagnosticInfo.Create(rule, type.Locations.FirstOrDefault(), arguments));
            canEmit = false;
        }

        if (!IsPartial(type, cancel))
        {
            Fail(Rules.NotPartial, type.Name);
        }

        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer, cancel))
            {
                Fail(Rules.OuterNotPartial, type.Name, outer.Name);
            }

            if (outer.IsGenericType)
            {
                Fail(Rules.Generic, outer.Name);
            }
        }

        if (type.IsGenericType)
        {
            Fail(Rules.Generic, type.Name);
        }

        if (type.IsAbstract || type.IsStatic)
        {
            Fail(Rules.Abstract, type.Name, type.IsStatic ? "static" : "abstract");
        }

        if (type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } baseType && !Names.Is(baseType, "ModelGen.PinnModel"))
        {
            Fail(Rules.Inherits, type.Name, baseType.Name);
        }

        return canEmit;
    }

    public static TypeSpec Spec(INamedTypeSymbol type)
    {
        var containers = new List<string>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            string keyword = outer switch
            {
                { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
                { IsRecord: true } => "record",
                { TypeKind: TypeKind.Struct } => "struct",
                { TypeKind: TypeKind.Interface } => "interface",
                _ => "class",
            };
            containers.Insert(0, $"partial {keyword} {outer.Name}");
        }

        string space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
        return new TypeSpec(space, containers.ToEquatable(), type.Name, SyntaxFacts.GetText(type.DeclaredAccessibility));
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancel) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancel)).OfType<TypeDeclarationSyntax>().Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
