using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>
/// A partial evaluator of declared bodies: plain numbers (locals, loop counters, Math on constants) are computed, symbols build nodes,
/// and methods and properties of the same project are entered. Expressions are here, statements in the other part.
/// </summary>
internal sealed partial class BodyEvaluator(
    Compilation compilation,
    INamedTypeSymbol model,
    GraphBuilder graph,
    Func<IPropertySymbol, Value?> declared,
    Func<IPropertySymbol, bool> isUnreadable,
    Action<string, NodeSpec, SyntaxNode, string>? placed,
    Action<DiagnosticInfo> report,
    CancellationToken cancel)
{
    private const int LargestStepCount = 200_000;

    private readonly Dictionary<ISymbol, Value> _properties = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _failed = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> _calls = [];
    private string _member = "";
    private int _steps;

    /// <summary>Raised after a diagnostic has been reported; the member is given up.</summary>
    internal sealed class EvaluationException : Exception;

    /// <summary>The value of a property's body, or null after a diagnostic.</summary>
    public Value? Property(IPropertySymbol property)
    {
        try
        {
            _steps = 0;
            _calls.Clear();
            _member = property.Name;
            return Evaluate(property, property.Locations.FirstOrDefault());
        }
        catch (EvaluationException)
        {
            return null;
        }
        catch (Exception exception) when (IsHalfTyped(exception))
        {
            report(DiagnosticInfo.Create(
                Rules.Unsupported,
                property.Locations.FirstOrDefault(),
                property.Name,
                property.Name,
                "correct the compiler's errors first"));
            return null;
        }
    }

    /// <summary>A static Scalar to Scalar method applied to a node, or null after a diagnostic.</summary>
    public Value? Method(IMethodSymbol method, int argument)
    {
        try
        {
            _steps = 0;
            _calls.Clear();
            _member = method.Name;
            var arguments = new List<Value> { new SymbolValue(argument) };
            arguments.AddRange(method.Parameters.Skip(1).Select(parameter => NumberMath.OfConstant(parameter.ExplicitDefaultValue) ?? new NoValue()));
            return IsCalculus(method)
                ? new SymbolValue(CalculusCalls.Build(graph, method.Name, arguments))
                : Invoke(method, arguments, null, method.Locations.FirstOrDefault());
        }
        catch (EvaluationException)
        {
            return null;
        }
        catch (Exception exception) when (IsHalfTyped(exception))
        {
            report(
                DiagnosticInfo.Create(Rules.Unsupported, method.Locations.FirstOrDefault(), method.Name, method.Name, "correct the compiler's errors first"));
            return null;
        }
    }

    /// <summary>What text that does not compile yet, such as U + "x", runs into: the wrong kind of value.</summary>
    private static bool IsHalfTyped(Exception exception) =>
        exception is InvalidOperationException or InvalidCastException or ArgumentException or IndexOutOfRangeException or NullReferenceException;

    private static bool IsCalculus(ISymbol symbol) => Names.Is(symbol.ContainingType, "ModelGen.Calculus");

    private EvaluationException Fail(DiagnosticDescriptor rule, SyntaxNode? where, params string[] arguments)
    {
        report(DiagnosticInfo.Create(rule, where?.GetLocation(), arguments));
        return new EvaluationException();
    }

    private EvaluationException Unsupported(IOperation operation, string remedy) =>
        Fail(Rules.Unsupported, operation.Syntax, Shorten(operation.Syntax), _member, remedy);

    private static string Shorten(SyntaxNode syntax)
    {
        string text = string.Join(" ", syntax.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 60 ? text.Substring(0, 57) + "..." : text;
    }

    private void Count(IOperation operation)
    {
        cancel.ThrowIfCancellationRequested();
        if (++_steps > LargestStepCount)
        {
            throw Fail(Rules.TooLong, operation.Syntax, _member, LargestStepCount.ToString(CultureInfo.InvariantCulture));
        }
    }

    private Value Evaluate(IPropertySymbol property, Location? where)
    {
        if (_properties.TryGetValue(property, out Value? known))
        {
            return known;
        }

        if (SymbolEqualityComparer.Default.Equals(property.ContainingType, model) && declared(property) is { } leaf)
        {
            return leaf;
        }

        if (SymbolEqualityComparer.Default.Equals(property.ContainingType, model) && isUnreadable(property))
        {
            throw new EvaluationException();
        }

        if (IsCalculus(property))
        {
            return new SymbolValue(graph.Leaf("i"));
        }

        SyntaxNode? syntax = property.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancel))
            .FirstOrDefault(node => node is PropertyDeclarationSyntax { ExpressionBody: not null } or PropertyDeclarationSyntax { Initializer: not null }
                || (node is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors }
                    && accessors.Any(accessor => accessor.Body is not null || accessor.ExpressionBody is not null)));
        if (syntax is not PropertyDeclarationSyntax declaration)
        {
            string remedy = property.DeclaringSyntaxReferences.Length == 0
                ? "only members of this project can be compiled; copy the expression into the project"
                : Names.IsEquation(property.Type) ? $"write what holds, such as 'Equation {property.Name} => D(U, T) == D(U, X, X);'"
                : "give it a body, or an attribute such as [Coefficient]";
            report(DiagnosticInfo.Create(Rules.CannotCompile, where, property.Name, _member, remedy));
            throw new EvaluationException();
        }

        if (!_failed.Add(property) && !_calls.Contains(property, SymbolEqualityComparer.Default))
        {
            // reported where it was met first
            throw new EvaluationException();
        }

        Enter(property, where);
        SyntaxNode body = (SyntaxNode?)declaration.ExpressionBody ?? (SyntaxNode?)declaration.Initializer
            ?? declaration.AccessorList!.Accessors.First(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        Value value = Body(body, new Frame(), property.Name);
        _calls.RemoveAt(_calls.Count - 1);
        _properties[property] = value;
        _failed.Remove(property);
        return value;
    }

    private void Enter(ISymbol symbol, Location? where)
    {
        if (_calls.Contains(symbol, SymbolEqualityComparer.Default))
        {
            string circle = string.Join(
                " -> ",
                _calls.SkipWhile(call => !SymbolEqualityComparer.Default.Equals(call, symbol)).Append(symbol).Select(call => call.Name));
            report(DiagnosticInfo.Create(Rules.Recursion, where, symbol.Name, circle));
            throw new EvaluationException();
        }

        _calls.Add(symbol);
    }

    private Value Invoke(IMethodSymbol method, IReadOnlyList<Value> arguments, Frame? outer, Location? where)
    {
        SyntaxNode? syntax = method.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancel))
            .FirstOrDefault(node => node is MethodDeclarationSyntax { Body: not null } or MethodDeclarationSyntax { ExpressionBody: not null } or LocalFunctionStatementSyntax);
        if (syntax is null)
        {
            report(DiagnosticInfo.Create(
                Rules.CannotCompile,
                where,
                method.Name,
                _member,
                "only Calculus, System.Math on plain numbers, and methods of this project can be used"));
            throw new EvaluationException();
        }

        Enter(method, where);
        var frame = new Frame(outer);
        for (int i = 0; i < method.Parameters.Length && i < arguments.Count; i++)
        {
            frame.Declare(method.OriginalDefinition.Parameters[i], arguments[i]);
        }

        Value value = Body(syntax, frame, method.Name);
        _calls.RemoveAt(_calls.Count - 1);
        return value;
    }

    private Value Body(SyntaxNode syntax, Frame frame, string name)
    {
        IOperation? operation = compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancel);
        switch (operation)
        {
            case IMethodBodyOperation body:
                return Run(body.BlockBody ?? body.ExpressionBody, frame) ?? new NoValue();
            case ILocalFunctionOperation function:
                return Run(function.Body, frame) ?? new NoValue();
            case IBlockOperation block:
                return Run(block, frame) ?? new NoValue();
            case ISymbolInitializerOperation initializer:
                return Evaluate(initializer.Value, frame);
            case null:
                throw Fail(Rules.Unsupported, syntax, name, _member, "give it a body that is an expression or a list of statements");
            default:
                return Evaluate(operation, frame);
        }
    }

    private Value Evaluate(IOperation operation, Frame frame)
    {
        Count(operation);
        CheckConstantField(operation);
        if (operation.ConstantValue is { HasValue: true, Value: var constant } && NumberMath.OfConstant(constant) is { } number
            && operation is not IConversionOperation)
        {
            return number;
        }

        switch (operation)
        {
            case IConversionOperation conversion:
                return Convert(conversion, frame);
            case IBinaryOperation binary:
                return Binary(binary, frame);
            case IUnaryOperation unary:
                return Unary(unary, frame);
            case IInvocationOperation invocation:
                return Call(invocation, frame);
            case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } reference:
                return Evaluate(reference.Property, reference.Syntax.GetLocation());
            case IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } instance } when Evaluate(instance, frame) is ListValue list:
                return new IntegerValue(list.Items.Length);
            case IFieldReferenceOperation reference:
                return Field(reference, frame);
            case ILocalReferenceOperation local:
                return frame[local.Local] ?? throw Unsupported(local, "assign it before it is used");
            case IParameterReferenceOperation parameter:
                return frame[parameter.Parameter] ?? throw Unsupported(parameter, "pass a value that is known while compiling");
            case IInstanceReferenceOperation:
                return new ModelValue();
            case IArgumentOperation argument:
                return Evaluate(argument.Value, frame);
            case IConditionalOperation { WhenFalse: not null } conditional:
                return Evaluate(Truth(conditional.Condition, frame) ? conditional.WhenTrue : conditional.WhenFalse, frame);
            case ISwitchExpressionOperation choice:
                return Switch(choice, frame);
            case ITupleOperation tuple:
                return new ListValue([.. tuple.Elements.Select(element => Evaluate(element, frame))]);
            case IArrayCreationOperation { Initializer: { } initializer }:
                return new ListValue([.. initializer.ElementValues.Select(element => Evaluate(element, frame))]);
            case IArrayCreationOperation
            {
                DimensionSizes
                .Length: 1
            } array when Evaluate(array.DimensionSizes[0], frame) is IntegerValue { Number: >= 0 and <= LargestStepCount } length:
                return new ListValue(new Value[length.Number]);
            case ICollectionExpressionOperation collection:
                return new ListValue([.. collection.Elements.SelectMany(element => element is ISpreadOperation spread
                    ? ((ListValue)Evaluate(spread.Operand, frame)).Items
                    : [Evaluate(element, frame)])]);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                return Element(element, Evaluate(element.ArrayReference, frame), Evaluate(element.Indices[0], frame));
            case ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation or IDeconstructionAssignmentOperation:
                return Assign(operation, frame);
            case IObjectCreationOperation creation when Names.Is(creation.Type, "System.Numerics.Complex"):
                double[] parts = [.. creation.Arguments.Select(argument => NumberMath.AsDouble(Evaluate(argument, frame)))];
                return new ComplexNumberValue(parts.Length > 0 ? parts[0] : 0, parts.Length > 1 ? parts[1] : 0);
            case IInvalidOperation:
                return Invalid(operation);
            default:
                throw Unsupported(
                    operation,
                    "use arithmetic, functions of Calculus, helper methods of this project, loops with constant bounds and conditions on plain numbers");
        }
    }

    /// <summary>The compiler has an error of its own here; ours is added where it can say what to do.</summary>
    private Value Invalid(IOperation operation)
    {
        if (operation.Syntax is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax
                {
                    Expression: IdentifierNameSyntax
                    {
                        Identifier
            .Text: "Math" or "MathF" or "Complex"
                    } owner
                } call
            })
        {
            throw Fail(
                Rules.CannotCompile,
                operation.Syntax,
                owner.Identifier.Text + "." + call.Name,
                _member,
                $"it takes plain numbers; use Calculus.{call.Name} for symbols (using static ModelGen.Calculus)");
        }

        if (operation.Syntax is InvocationExpressionSyntax invocation && operation.SemanticModel is { } semantics
            && RemedyOfCall(invocation, semantics) is { } remedy)
        {
            throw Fail(Rules.Unsupported, operation.Syntax, Shorten(operation.Syntax), _member, remedy);
        }

        throw Fail(Rules.Unsupported, operation.Syntax, Shorten(operation.Syntax), _member, "correct the compiler's error first");
    }

    /// <summary>What to write in place of a call that does not bind; null where there is nothing to add to the compiler's words.</summary>
    private string? RemedyOfCall(InvocationExpressionSyntax call, SemanticModel semantics)
    {
        ITypeSymbol? Type(ArgumentSyntax argument) => semantics.GetTypeInfo(argument.Expression, cancel).Type;
        string coordinate = CoordinateNames().Split(' ')[0];
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "At", Expression: var receiver } && arguments.Count > 0
            && !arguments[0].Expression.IsMissing)
        {
            return $"At takes a coordinate and its value, such as {Shorten(receiver)}.At({coordinate}, 0)";
        }

        if (call.Expression is not IdentifierNameSyntax { Identifier.Text: var name } called)
        {
            return null;
        }

        if (name is "D" or "Laplacian")
        {
            ArgumentSyntax? culprit = arguments.Skip(1)
                .FirstOrDefault(argument => !argument.Expression.IsMissing && !Names.Is(Type(argument), "ModelGen.Coordinate"));
            return culprit is null ? null : throw Fail(Rules.NotCoordinate, culprit, _member, Shorten(culprit), CoordinateNames());
        }

        SymbolInfo info = semantics.GetSymbolInfo(called, cancel);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
        {
            IPropertySymbol property when Names.IsSymbol(property.Type) => $"a symbol is not called; its value at a place is {name}.At({coordinate}, 0)",
            IMethodSymbol method when IsCalculus(method) && arguments.Any(argument => Names.IsComplex(Type(argument))) =>
                $"{name} is for real symbols; complex ones have + - * /, Exp, Square, Conj, Re, Im, Abs, Abs2 and Arg",
            _ => null,
        };
    }

    private Value Element(IOperation where, Value list, Value index) => (list, index) switch
    {
        (ListValue { Items: var items }, IntegerValue { Number: var i }) when i >= 0 && i < items.Length && items[i] is not null => items[i],
        _ => throw Unsupported(where, "index an array with a number that is known while compiling and inside its bounds"),
    };

    private bool Truth(IOperation condition, Frame frame) => Evaluate(condition, frame) switch
    {
        BooleanValue boolean => boolean.IsTrue,
        EquationValue => throw Unsupported(condition, "an equation is no condition; give each equation a property of its own"),
        _ => throw Unsupported(condition, "a condition must be known while compiling; choose between symbols with Where(condition, a, b)"),
    };

    private Value Field(IFieldReferenceOperation reference, Frame frame)
    {
        if (reference.Instance is { } instance && Evaluate(instance, frame) is var owner && owner is not ModelValue)
        {
            IFieldSymbol element = reference.Field;
            switch (owner)
            {
                case FieldTupleValue tuple when tuple.Fields.FirstOrDefault(field => field.Name == element.Name) is { } field:
                    return new SymbolValue(graph.Leaf(field.IsComplex ? NodeSpec.ComplexField : NodeSpec.Field, field.Name));
                case ListValue list:
                    int at = element.ContainingType.TupleElements.ToList()
                        .FindIndex(candidate => candidate.Name == element.Name || candidate.CorrespondingTupleField?.Name == element.Name);
                    return Element(reference, list, new IntegerValue(at));
            }
        }

        if (Names.Is(reference.Field.ContainingType, "System.Numerics.Complex"))
        {
            return reference.Field.Name switch
            {
                "ImaginaryOne" => new ComplexNumberValue(0, 1),
                "One" => new ComplexNumberValue(1, 0),
                _ => new ComplexNumberValue(0, 0),
            };
        }

        // a readonly field of this project is as good as a constant if its initializer is
        SyntaxNode? syntax = reference.Field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel);
        if (reference.Field.IsReadOnly && syntax is VariableDeclaratorSyntax { Initializer: { } initializer })
        {
            Enter(reference.Field, reference.Syntax.GetLocation());
            Value value = Body(initializer, new Frame(), reference.Field.Name);
            _calls.RemoveAt(_calls.Count - 1);
            return value;
        }

        throw Fail(
            Rules.CannotCompile,
            reference.Syntax,
            reference.Field.Name,
            _member,
            "its value is not known while compiling; make it const or static readonly with an initializer, or declare a [Coefficient]");
    }

    private Value Convert(IConversionOperation conversion, Frame frame)
    {
        CheckIntegerDivision(conversion);
        if (conversion.ConstantValue is { HasValue: true, Value: var constant } && NumberMath.OfConstant(constant) is { } number)
        {
            return number;
        }

        Value value = Evaluate(conversion.Operand, frame);
        if (conversion.Type is { } target && Names.IsSymbol(target) && value is NumberValue or IntegerValue or ComplexNumberValue)
        {
            return new SymbolValue(CalculusCalls.Node(graph, value));
        }

        return (conversion.Type?.SpecialType, value) switch
        {
            (SpecialType.System_Double, IntegerValue integer) => new NumberValue(integer.Number),
            (SpecialType.System_Single, _) when NumberMath.IsNumber(value) => new NumberValue((float)NumberMath.AsDouble(value)),
            (SpecialType.System_Int32 or SpecialType.System_Int64, NumberValue real) => new IntegerValue((long)real.Number),
            _ when Names.Is(conversion.Type, "System.Numerics.Complex") && NumberMath.IsNumber(value) => new ComplexNumberValue(NumberMath.AsDouble(value), 0),
            _ => value,
        };
    }
}
