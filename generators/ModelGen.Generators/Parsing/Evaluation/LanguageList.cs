using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>Several languages as one; the first that knows an answer gives it.</summary>
internal sealed class LanguageList(params ISymbolLanguage[] languages) : ISymbolLanguage
{
    public bool IsSymbol(ITypeSymbol type) => languages.Any(language => language.IsSymbol(type));

    public Value? Convert(Value value, ITypeSymbol target, CallSite site) => First(language => language.Convert(value, target, site));

    public Value? Operator(BinaryOperatorKind kind, Value left, Value right, CallSite site) =>
        First(language => language.Operator(kind, left, right, site));

    public Value? Operator(UnaryOperatorKind kind, Value operand, CallSite site) => First(language => language.Operator(kind, operand, site));

    public Value? Call(IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, CallSite site) =>
        First(language => language.Call(method, receiver, arguments, site));

    public Value? Member(ISymbol member, Value? receiver, IReadOnlyList<Value> indices, CallSite site) =>
        First(language => language.Member(member, receiver, indices, site));

    public string? RemedyOfCall(InvocationExpressionSyntax call, SemanticModel semantics, CallSite site) =>
        First(language => language.RemedyOfCall(call, semantics, site));

    public string? RemedyOfName(string name, INamedTypeSymbol model) => First(language => language.RemedyOfName(name, model));

    public string? RemedyOfProperty(IPropertySymbol property) => First(language => language.RemedyOfProperty(property));

    private TAnswer? First<TAnswer>(Func<ISymbolLanguage, TAnswer?> question) where TAnswer : class =>
        languages.Select(question).FirstOrDefault(answer => answer is not null);
}
