using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generators.Diagnostics;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>
/// What does not bind. The compiler has an error of its own there, but where a declaration in the file is wrong it keeps those of bodies to itself:
/// we say it too, and name what is unknown.
/// </summary>
internal sealed partial class BodyEvaluator
{
    private EvaluationException FailOnCompilerError(IOperation operation)
    {
        if (ReadsUnreadable(operation))
        {
            return new EvaluationException();
        }

        if (UnknownName(operation) is { } unknown)
        {
            string name = unknown.Identifier.ValueText;
            return Fail(
                Rules.Unsupported,
                unknown,
                name,
                Member,
                language.RemedyOfName(name, model) ?? $"nothing of the name '{name}' is known here; declare it, or correct the name");
        }

        if (operation.SemanticModel is { } bound && Notation.OfConditions(operation.Syntax, bound, _known.Predicate) is { } condition)
        {
            return Unsupported(condition.Whole, condition.Remedy);
        }

        Diagnostic? error = operation.SemanticModel is { } semantics ? FirstError(semantics, operation.Syntax) : null;
        return Unsupported(operation.Syntax, error is null ? "it has no meaning in C#; use arithmetic and functions of Calculus" : WordsOf(error));
    }

    /// <summary>Whether a declaration plays a part that has been reported already.</summary>
    private bool ReadsUnreadable(IOperation operation) => operation.SemanticModel is { } semantics && operation.Syntax.DescendantNodesAndSelf()
        .OfType<IdentifierNameSyntax>()
        .Any(name => semantics.GetSymbolInfo(name, cancel).Symbol is { } member and (IPropertySymbol or IFieldSymbol)
            && SymbolEqualityComparer.Default.Equals(member.ContainingType, model) && declarations.IsUnreadable(member));

    /// <summary>The first name that stands for nothing; a member of something known is no such name.</summary>
    private SimpleNameSyntax? UnknownName(IOperation operation) => operation.SemanticModel is not { } semantics ? null
        : operation.Syntax.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().FirstOrDefault(name => !name.IsMissing
            && name.Parent is not NameColonSyntax and not NameEqualsSyntax
            && semantics.GetSymbolInfo(name, cancel) is { Symbol: null, CandidateSymbols.IsEmpty: true }
            && !IsMemberOfUnknown(name, semantics));

    private static bool IsMemberOfUnknown(SimpleNameSyntax name, SemanticModel semantics) => name.Parent is MemberAccessExpressionSyntax access
        && access.Name == name && semantics.GetTypeInfo(access.Expression).Type is null or IErrorTypeSymbol;

    private Diagnostic? CompilerError(ISymbol symbol) => symbol.DeclaringSyntaxReferences
        .Select(reference => FirstError(compilation.GetSemanticModel(reference.SyntaxTree), reference.GetSyntax(cancel)))
        .FirstOrDefault(error => error is not null);

    private Diagnostic? FirstError(SemanticModel semantics, SyntaxNode syntax) =>
        semantics.GetDiagnostics(syntax.Span, cancel).FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string WordsOf(Diagnostic error) => $"the compiler says: {error.GetMessage(CultureInfo.InvariantCulture).TrimEnd('.')} ({error.Id})";
}
