using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>Real and complex scalars: arithmetic, the functions of Calculus, derivatives, At, comparisons and equations.</summary>
internal sealed class ScalarLanguage(KnownSymbols known, GraphBuilder graph, IReadOnlyList<CoordinateSpec> coordinates) : ISymbolLanguage
{
    private string CoordinateNames => string.Join(" or ", coordinates.Select(coordinate => coordinate.Name).DefaultIfEmpty("a declared Coordinate"));

    public bool IsSymbol(ITypeSymbol type) => known.IsReal(type) || known.IsComplex(type);

    public Value? Convert(Value value, ITypeSymbol target, CallSite site) =>
        value is not SymbolValue && CalculusCalls.HasNode(value) && IsSymbol(target) ? new SymbolValue(CalculusCalls.Node(graph, value)) : null;

    public Value? Operator(BinaryOperatorKind kind, Value left, Value right, CallSite site)
    {
        if (left is PredicateValue || right is PredicateValue)
        {
            return left is PredicateValue first && right is PredicateValue second && kind is BinaryOperatorKind.And or BinaryOperatorKind.Or
                ? new JoinedValue(first, second, kind == BinaryOperatorKind.And)
                : throw site.Unsupported(Notation.OfConditions(site.Syntax, left is PredicateValue));
        }

        if ((left is not SymbolValue && right is not SymbolValue) || !CalculusCalls.HasNode(left) || !CalculusCalls.HasNode(right))
        {
            return null;
        }

        int a = CalculusCalls.Node(graph, left);
        int b = CalculusCalls.Node(graph, right);
        return kind switch
        {
            BinaryOperatorKind.Add => new SymbolValue(graph.Node("add", a, b)),
            BinaryOperatorKind.Subtract => new SymbolValue(graph.Node("sub", a, b)),
            BinaryOperatorKind.Multiply => new SymbolValue(graph.Node("mul", a, b)),
            BinaryOperatorKind.Divide => new SymbolValue(graph.Node("div", a, b)),
            BinaryOperatorKind.Equals => new EquationValue(graph.Node(NodeSpec.Equation, a, b)),
            BinaryOperatorKind.GreaterThan => new ComparisonValue(a, b, false),
            BinaryOperatorKind.LessThan => new ComparisonValue(b, a, false),
            BinaryOperatorKind.GreaterThanOrEqual => new ComparisonValue(b, a, true),
            BinaryOperatorKind.LessThanOrEqual => new ComparisonValue(a, b, true),
            _ => throw site.Unsupported("symbols have + - * / == < > <= >=; powers are Pow(x, n)"),
        };
    }

    public Value? Operator(UnaryOperatorKind kind, Value operand, CallSite site) => (kind, operand) switch
    {
        (UnaryOperatorKind.Plus, SymbolValue) => operand,
        (UnaryOperatorKind.Not, PredicateValue condition) => new OppositeValue(condition),
        (UnaryOperatorKind.Minus, SymbolValue symbol) => new SymbolValue(graph.Node("neg", symbol.Node)),
        _ => null,
    };

    public Value? Call(IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, CallSite site)
    {
        if (KnownSymbols.Is(method.ContainingType, known.Calculus))
        {
            return Calculus(method, arguments, site);
        }

        return method.Name == "At" && IsSymbol(method.ContainingType) && CalculusCalls.HasNode(receiver) ? At(receiver!, arguments, site) : null;
    }

    public Value? Member(ISymbol member, Value? receiver, IReadOnlyList<Value> indices, CallSite site) => receiver switch
    {
        null when KnownSymbols.Is(member.ContainingType, known.Calculus) => new SymbolValue(graph.Leaf("i")),
        FieldTupleValue tuple when tuple.Fields.FirstOrDefault(field => field.Name == member.Name) is { } field =>
            new SymbolValue(graph.Leaf(field.IsComplex ? NodeSpec.ComplexField : NodeSpec.Field, field.Name)),
        _ => null,
    };

    public string? RemedyOfProperty(IPropertySymbol property) => !known.IsEquations(property.Type) ? null
        : property.Type is IArrayTypeSymbol ? $"write what holds, such as 'Equation[] {property.Name} => [U.At(X, 0) == 0, U.At(X, 1) == 0];'"
        : $"write what holds, such as 'Equation {property.Name} => D(U, T) == D(U, X, X);'";

    public string? RemedyOfName(string name, INamedTypeSymbol model) => new UnknownNames(known, model, CoordinateNames.Split(' ')[0]).Remedy(name);

    public string? RemedyOfCall(InvocationExpressionSyntax call, SemanticModel semantics, CallSite site)
    {
        ITypeSymbol? Type(ArgumentSyntax argument) => semantics.GetTypeInfo(argument.Expression).Type;
        string coordinate = CoordinateNames.Split(' ')[0];
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "At", Expression: var receiver } && arguments.Count > 0
            && !arguments[0].Expression.IsMissing)
        {
            return $"At takes a coordinate and its value, such as {BodyEvaluator.Shorten(receiver)}.At({coordinate}, 0)";
        }

        if (call.Expression is not IdentifierNameSyntax { Identifier.Text: var name } called)
        {
            return null;
        }

        if (name is "D" or "Laplacian")
        {
            ArgumentSyntax? culprit = arguments.Skip(1)
                .FirstOrDefault(argument => !argument.Expression.IsMissing && !KnownSymbols.Is(Type(argument), known.Coordinate));
            return culprit is null
                ? null
                : throw site.FailAt(culprit, Rules.NotCoordinate, site.Member, BodyEvaluator.Shorten(culprit), CoordinateNames);
        }

        SymbolInfo info = semantics.GetSymbolInfo(called);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
        {
            IPropertySymbol property when IsSymbol(property.Type) => $"a symbol is not called; its value at a place is {name}.At({coordinate}, 0)",
            IMethodSymbol method when KnownSymbols.Is(method.ContainingType, known.Calculus) && arguments.Any(argument => known.IsComplex(Type(argument))) =>
                $"{name} is for real symbols; complex ones have + - * /, Exp, Square, Conj, Re, Im, Abs, Abs2 and Arg",
            _ => null,
        };
    }

    private SymbolValue Calculus(IMethodSymbol method, IReadOnlyList<Value> arguments, CallSite site)
    {
        // Pow(U, 1/2) is Pow(U, 0)
        foreach (IArgumentOperation argument in (site.Operation as IInvocationOperation)?.Arguments
            .Where(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_Int32) ?? [])
        {
            site.CheckIntegerDivision(argument.Value);
        }

        if (method.Name is "D" or "Laplacian")
        {
            if (arguments[1] is not ListValue { Items: { Length: > 0 } by })
            {
                throw site.Fail(Rules.NotCoordinate, site.Member, "nothing", CoordinateNames);
            }

            if (by.Any(coordinate => coordinate is not SymbolValue symbol || graph[symbol.Node].Operation != NodeSpec.Coordinate))
            {
                throw site.Fail(Rules.NotCoordinate, site.Member, site.Text, CoordinateNames);
            }
        }

        // a number where a symbol is expected has been converted; an exponent stays a number
        return new SymbolValue(CalculusCalls.Build(graph, method.Name, arguments));
    }

    private SymbolValue At(Value receiver, IReadOnlyList<Value> arguments, CallSite site)
    {
        var operands = new List<int> { CalculusCalls.Node(graph, receiver) };
        for (int i = 0; i < arguments.Count; i += 2)
        {
            int coordinate = CalculusCalls.Node(graph, arguments[i]);
            if (graph[coordinate].Operation != NodeSpec.Coordinate)
            {
                throw site.Fail(
                    Rules.BadPlace, site.Text, site.Member, "fixes something that is not one of the model's coordinates", "use " + CoordinateNames);
            }

            if (operands.Where((_, position) => position % 2 == 1).Contains(coordinate))
            {
                throw site.Fail(Rules.BadPlace, site.Text, site.Member, $"gives two places for {graph[coordinate].Name}", "keep one");
            }

            int place = CalculusCalls.Node(graph, arguments[i + 1]);
            CheckPlace(graph[coordinate].Name!, graph[place], site);
            operands.Add(coordinate);
            operands.Add(place);
        }

        return new SymbolValue(graph.Node(NodeSpec.At, [.. operands]));
    }

    /// <summary>Reports a constant place outside the coordinate's domain.</summary>
    private void CheckPlace(string name, NodeSpec place, CallSite site)
    {
        double? constant = place.Operation == NodeSpec.Const
            ? place.Number
            : place.Operation == "neg" && graph[place.Operands[0]].Operation == NodeSpec.Const ? -graph[place.Operands[0]].Number : null;
        CoordinateSpec? coordinate = coordinates.FirstOrDefault(candidate => candidate.Name == name);
        double slack = coordinate is null ? 0 : 1e-12 * (Math.Abs(coordinate.Lower) + Math.Abs(coordinate.Upper));
        if (constant is { } value && coordinate is not null && !(value >= coordinate.Lower - slack && value <= coordinate.Upper + slack))
        {
            static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
            site.Report(Rules.OutsideDomain, site.Member, $"{name} = {Text(value)}", Text(coordinate.Lower), Text(coordinate.Upper));
        }
    }
}
