using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Parsing;

/// <summary>How much of a class can be generated.</summary>
internal enum ShapeVerdict
{
    /// <summary>Everything.</summary>
    Complete,

    /// <summary>Only bodies for the declared properties, so that the compiler adds no errors of its own.</summary>
    DeclarationsOnly,

    /// <summary>Nothing: no part can be added to the class.</summary>
    Impossible,
}

/// <summary>Whether the declared class can be completed at all.</summary>
internal static class TypeShape
{
    /// <summary>Reports what is wrong, and says what can be generated all the same.</summary>
    public static ShapeVerdict Check(INamedTypeSymbol type, INamedTypeSymbol? allowedBase, Action<DiagnosticInfo> report, CancellationToken cancel)
    {
        ShapeVerdict verdict = ShapeVerdict.Complete;
        void Fail(DiagnosticDescriptor rule, params string[] arguments)
        {
            report(DiagnosticInfo.Create(rule, type.Locations.FirstOrDefault(), arguments));
            bool isImpossible = rule == Rules.NotPartial || rule == Rules.OuterNotPartial || type.IsFileLocal || verdict == ShapeVerdict.Impossible;
            verdict = isImpossible ? ShapeVerdict.Impossible : ShapeVerdict.DeclarationsOnly;
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

            if (outer.Arity > 0)
            {
                Fail(Rules.Generic, outer.Name);
            }
        }

        if (type.Arity > 0)
        {
            Fail(Rules.Generic, type.Name);
        }

        if (type.IsAbstract || type.IsStatic || type.IsRecord)
        {
            string keyword = type.IsStatic ? "static" : type.IsAbstract ? "abstract" : "record";
            Fail(Rules.Abstract, type.Name, keyword == "record" ? "a record" : keyword, keyword == "record" ? "declare a class" : $"remove '{keyword}'");
        }

        if (type.IsFileLocal)
        {
            Fail(Rules.Abstract, type.Name, "file-local, so that no other file can add to it", "remove 'file'");
        }

        if (type.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancel) is ClassDeclarationSyntax { ParameterList: not null }))
        {
            Fail(
                Rules.Abstract,
                type.Name,
                "declared with constructor parameters, and its constructor is generated",
                "declare [Coefficient] or plain properties instead");
        }

        if (type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } baseType
            && !KnownSymbols.Is(baseType, allowedBase))
        {
            Fail(Rules.Inherits, type.Name, baseType.Name, allowedBase?.Name ?? "PinnModel");
        }

        return verdict;
    }

    public static TypeSpec Spec(INamedTypeSymbol type, bool isComplete)
    {
        var containers = new List<string>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containers.Insert(0, $"partial {Keyword(outer)} {CodeWriter.Identifier(outer.Name)}{Parameters(outer)}");
        }

        string space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
        return new TypeSpec
        {
            Namespace = space,
            Containers = containers.ToEquatable(),
            Name = type.Name,
            Accessibility = SyntaxFacts.GetText(type.DeclaredAccessibility),
            Header = $"partial {Keyword(type)} {CodeWriter.Identifier(type.Name)}{Parameters(type)}",
            IsComplete = isComplete,
        };
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string Parameters(INamedTypeSymbol type) =>
        type.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(parameter => parameter.Name))}>";

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancel) => type.DeclaringSyntaxReferences
        .Select(reference => reference
            .GetSyntax(cancel)).OfType<TypeDeclarationSyntax>().Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
