using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>A call of a helper marked [Shared] that is being evaluated.</summary>
/// <param name="Method">The helper.</param>
/// <param name="Depth">How many calls it is under.</param>
/// <param name="Number">Which call of a shared helper it is.</param>
/// <param name="Where">The call.</param>
internal sealed record SharedCall(IMethodSymbol Method, int Depth, int Number, Location? Where)
{
    /// <summary>The text of the call; null where none is known.</summary>
    public SyntaxNode? Syntax => Where?.SourceTree?.GetRoot().FindNode(Where.SourceSpan, getInnermostNodeForTie: true);
}
