using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Parsing.Evaluation;
using ModelGen.Generators.Parsing.Languages;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Parsing;

/// <summary>Reads a property marked [Residual] or [Condition]: an equation, or an array of them, of which each is an equation with a name of its own.</summary>
internal sealed class EquationReader(KnownSymbols known, GraphBuilder graph, BodyEvaluator evaluator, bool hasComplexFields, Action<DiagnosticInfo> report,
    CancellationToken cancel)
{
    /// <summary>The equations that the property declares; one that is wrong has been reported, and keeps its members, which throw.</summary>
    public IEnumerable<EquationSpec> Read(IPropertySymbol property, AttributeData attribute, bool isCondition)
    {
        if (!known.IsEquations(property.Type))
        {
            string role = isCondition ? "Condition" : "Residual";
            Report(Rules.WrongType, property, property.Name, role, "an Equation or an Equation[]", property.Type.ToDisplayString());
            return [];
        }

        int points = Named(attribute, "Points") as int? ?? (isCondition ? 100 : 10_000);
        double weight = Named(attribute, "Weight") as double? ?? 1;
        CheckSampling(property, points, weight);
        var declaration = property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) as PropertyDeclarationSyntax;
        ExpressionSyntax? body = declaration?.ExpressionBody?.Expression;
        string text = OnOneLine(body) ?? property.Name;
        Value? value = evaluator.Property(property);
        var single = new EquationSpec
        {
            Name = property.Name,
            Property = property.Name,
            IsCondition = isCondition,
            Points = points,
            WeightBits = BitConverter.DoubleToInt64Bits(weight),
            Node = -1,
            IsComplex = hasComplexFields,
            Text = text,
        };
        return property.Type is IArrayTypeSymbol ? Elements(property, single, value, body) : Single(property, single, value, body);
    }

    private EquationSpec[] Single(IPropertySymbol property, EquationSpec spec, Value? value, ExpressionSyntax? body)
    {
        switch (value)
        {
            case EquationValue equation:
                return [Holding(spec, equation)];
            case SymbolValue:
                Report(Rules.Unsupported, property, spec.Text, property.Name, "it is an expression, not an equation; say what it equals, such as '== 0'");
                break;
            case PredicateValue:
                Report(Rules.Unsupported, property, spec.Text, property.Name, Notation.OfInequality(body));
                break;
        }

        return value is null or SymbolValue or PredicateValue ? [Wrong(spec)] : [];
    }

    private EquationSpec[] Elements(IPropertySymbol property, EquationSpec array, Value? value, ExpressionSyntax? body)
    {
        Value?[] items = (value as ListValue)?.Items ?? [];
        if (value is ListValue && items.Length == 0)
        {
            Report(Rules.Unsupported, property, array.Text, property.Name, "it holds no equation; give it one or more");
        }

        string[] texts = Texts(body);
        var elements = new List<EquationSpec>();
        for (int i = 0; i < Math.Max(1, items.Length); i++)
        {
            EquationSpec element = array with
            {
                Name = CodeText.Of($"{property.Name}[{i}]"),
                Index = i,
                Text = texts.Length == items.Length && i < texts.Length ? texts[i] : array.Text,
            };
            if (i < items.Length && items[i] is not EquationValue)
            {
                Report(Rules.Unsupported, property, element.Name, property.Name, "no equation is stored there; give every element one");
            }

            elements.Add(i < items.Length && items[i] is EquationValue equation ? Holding(element, equation) : Wrong(element));
        }

        return [.. elements];
    }

    private EquationSpec Wrong(EquationSpec spec) => spec with { Node = graph.Constant(0) };

    private EquationSpec Holding(EquationSpec spec, EquationValue equation) => spec with
    {
        Node = equation.Node,
        IsComplex = graph[equation.Node].Operands.Any(operand => ComplexNodes.IsComplex(graph, operand)),
    };

    private void CheckSampling(IPropertySymbol property, int points, double weight)
    {
        if (points < 1)
        {
            Report(Rules.BadSampling, property, property.Name, "Points", CodeWriter.Number(points), "give at least one point");
        }

        if (!(weight > 0) || double.IsInfinity(weight))
        {
            Report(Rules.BadSampling, property, property.Name, "Weight", weight.ToString(CultureInfo.InvariantCulture), "give a positive, finite number");
        }
    }

    /// <summary>The elements as they are written, where they are written one by one.</summary>
    private static string[] Texts(ExpressionSyntax? body) => body switch
    {
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) =>
            [.. collection.Elements.Select(element => OnOneLine(element)!)],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions.Select(element => OnOneLine(element)!)],
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions.Select(element => OnOneLine(element)!)],
        _ => [],
    };

    private static string? OnOneLine(SyntaxNode? syntax) => syntax is null ? null
        : string.Join(" ", syntax.ToString().Split(['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries));

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    private void Report(DiagnosticDescriptor rule, IPropertySymbol property, params string[] arguments) =>
        report(DiagnosticInfo.Create(rule, property.Locations.FirstOrDefault(), arguments));
}
