using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>Notation of mathematics or of other languages that C# reads otherwise, and what to write in its place.</summary>
internal static class Notation
{
    public const string JoinRemedy = "&& and || are for plain conditions; join conditions on symbols by & and |, such as (X > 0.3) & (X < 0.6)";

    /// <summary>What to write for `a ** b`, which C# reads as a times what b points to; null for anything else.</summary>
    public static (SyntaxNode Whole, string Remedy)? OfPower(SyntaxNode syntax) =>
        syntax.AncestorsAndSelf().Concat(syntax.DescendantNodes()).OfType<PrefixUnaryExpressionSyntax>()
            .FirstOrDefault(prefix => prefix.IsKind(SyntaxKind.PointerIndirectionExpression)) is { } pointed
            && pointed.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product && product.Right == pointed
            ? (product, $"** is no power in C#; write Pow({BodyEvaluator.Shorten(product.Left)}, {BodyEvaluator.Shorten(pointed.Operand)})")
            : null;

    /// <summary>An operator inside a call that does not bind which meets conditions on symbols in a way that there is not; else null.</summary>
    public static (SyntaxNode Whole, string Remedy)? OfConditions(SyntaxNode syntax, SemanticModel semantics, INamedTypeSymbol? predicate)
    {
        bool IsCondition(SyntaxNode side) => KnownSymbols.Is(semantics.GetTypeInfo(Bare(side)).Type, predicate);
        BinaryExpressionSyntax? culprit = syntax.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>()
            .FirstOrDefault(binary => IsCondition(binary.Left) && IsCondition(binary.Right)
                ? binary.Kind() is not (SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression)
                : IsCondition(binary.Left) || IsCondition(binary.Right));
        return culprit is null ? null : (culprit, OfConditions(culprit, IsCondition(culprit.Left)));
    }

    /// <summary>What to write where an operator meets a condition on symbols.</summary>
    public static string OfConditions(SyntaxNode? syntax, bool isLeft)
    {
        if (syntax is not BinaryExpressionSyntax binary)
        {
            return "conditions on symbols are joined by & and |, and chosen by with Where(condition, a, b)";
        }

        SyntaxNode condition = Bare(isLeft ? binary.Left : binary.Right);
        SyntaxKind kind = binary.Kind();
        if (kind is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression)
        {
            return JoinRemedy;
        }

        if (kind is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression
            or SyntaxKind.GreaterThanOrEqualExpression && condition is BinaryExpressionSyntax inner)
        {
            return isLeft
                ? $"a chain of comparisons is written ({inner}) & ({inner.Right} {binary.OperatorToken} {binary.Right})"
                : $"a chain of comparisons is written ({binary.Left} {binary.OperatorToken} {inner.Left}) & ({inner})";
        }

        return kind is SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression
            ? "both sides must be conditions on symbols, such as X > 0.5"
            : $"a condition is no number; write Where({BodyEvaluator.Shorten(condition)}, 1, 0)";
    }

    /// <summary>What to write for an inequality in place of an equation.</summary>
    public static string OfInequality(SyntaxNode? body)
    {
        if (Bare(body) is not BinaryExpressionSyntax inequality)
        {
            return "it is a condition, not an equation; an inequality such as U >= 0 is the equation Min(U, 0) == 0";
        }

        string right = BodyEvaluator.Shorten(inequality.Right);
        string difference = right == "0" ? BodyEvaluator.Shorten(inequality.Left)
            : $"{BodyEvaluator.Shorten(inequality.Left)} - {(Bare(inequality.Right) is BinaryExpressionSyntax ? $"({right})" : right)}";
        string function = inequality.IsKind(SyntaxKind.GreaterThanExpression) || inequality.IsKind(SyntaxKind.GreaterThanOrEqualExpression) ? "Min" : "Max";
        return $"it is an inequality, not an equation; write {function}({difference}, 0) == 0, which is 0 where it holds";
    }

    private static SyntaxNode Bare(SyntaxNode? syntax)
    {
        while (syntax is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            syntax = syntax is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)syntax).Expression;
        }

        return syntax!;
    }
}
