using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>
/// Gives symbols their meaning. The evaluator runs C# (locals, loops, arrays, numbers, helper methods) and asks a language for
/// everything that a symbol takes part in; null says that it is not this language's, so that several stand beside one another.
/// A mistake is reported at the site, which knows the text, the member and the calls through which the evaluator came.
/// </summary>
internal interface ISymbolLanguage
{
    /// <summary>Whether values of this type are the language's: their methods are asked for here, and whole numbers that become one are checked.</summary>
    bool IsSymbol(ITypeSymbol type);

    /// <summary>A value converted to the type, such as a number to a symbol.</summary>
    Value? Convert(Value value, ITypeSymbol target, CallSite site);

    /// <summary>A binary operator, also one of a compound assignment; at least one side is no plain number.</summary>
    Value? Operator(BinaryOperatorKind kind, Value left, Value right, CallSite site);

    /// <summary>A unary operator on what is no plain number.</summary>
    Value? Operator(UnaryOperatorKind kind, Value operand, CallSite site);

    /// <summary>
    /// A call: of a static method (the receiver is null) or of a method of a symbol. Arguments are in the order of the parameters, defaults
    /// included; those of a params parameter are one list.
    /// </summary>
    Value? Call(IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, CallSite site);

    /// <summary>A property, an indexer or a field: of a symbol, or static (the receiver is null).</summary>
    Value? Member(ISymbol member, Value? receiver, IReadOnlyList<Value> indices, CallSite site);

    /// <summary>What to write in place of a call that does not bind; null where there is nothing to add to the compiler's words.</summary>
    string? RemedyOfCall(InvocationExpressionSyntax call, SemanticModel semantics, CallSite site);

    /// <summary>What to write in place of a name that the compiler does not know; null where the language has nothing to say.</summary>
    string? RemedyOfName(string name, INamedTypeSymbol model);

    /// <summary>What to write for a property that has no body; null where the language has nothing to say.</summary>
    string? RemedyOfProperty(IPropertySymbol property);
}
