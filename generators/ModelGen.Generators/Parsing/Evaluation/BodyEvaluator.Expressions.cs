using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ModelGen.Generators.Diagnostics;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>Expressions.</summary>
internal sealed partial class BodyEvaluator
{
    private const string AnyRemedy =
        "use arithmetic, functions of Calculus, helper methods of this project, loops with constant bounds and conditions on plain numbers";

    private Value Evaluate(IOperation operation, Frame frame)
    {
        Count(operation);
        CheckConstantField(operation);
        if (operation.ConstantValue is { HasValue: true, Value: null })
        {
            return new NoValue();
        }

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
                return Evaluate(reference.Property, reference.Syntax.GetLocation(), reference);
            case IPropertyReferenceOperation { Instance: { } instance } reference:
                return Property(reference, Evaluate(instance, frame), frame);
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
            case IArrayCreationOperation { DimensionSizes.Length: 1, Type: IArrayTypeSymbol type } array
                when Evaluate(array.DimensionSizes[0], frame) is IntegerValue { Number: >= 0 and <= LargestStepCount } length:
                return new ListValue([.. Enumerable.Repeat(NumberMath.Default(type.ElementType.SpecialType)!, (int)length.Number)]);
            case ICollectionExpressionOperation collection:
                return new ListValue([.. collection.Elements.SelectMany(element => element is not ISpreadOperation spread ? [Evaluate(element, frame)]
                    : Evaluate(spread.Operand, frame) is ListValue spreadOut ? spreadOut.Items
                    : throw Unsupported(spread, "spread an array that is known while compiling"))]);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                return Element(element, Evaluate(element.ArrayReference, frame), Evaluate(element.Indices[0], frame));
            case ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation or IDeconstructionAssignmentOperation:
                return Assign(operation, frame);
            case IObjectCreationOperation creation when KnownSymbols.Is(creation.Type, _known.Complex):
                double[] parts = [.. creation.Arguments.Select(argument => NumberMath.AsDouble(Evaluate(argument, frame)))];
                return new ComplexNumberValue(parts.Length > 0 ? parts[0] : 0, parts.Length > 1 ? parts[1] : 0);
            case IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } }:
                return new MethodValue(method, method.MethodKind == MethodKind.LocalFunction ? frame : null, null);
            case IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }:
                return new MethodValue(lambda.Symbol, frame, lambda.Body);
            case IInvalidOperation:
                return Invalid(operation);
            default:
                throw Notation.OfPower(operation.Syntax) is { } power ? Unsupported(power.Whole, power.Remedy)
                    : operation.Kind == OperationKind.None ? FailOnCompilerError(operation)
                    : Unsupported(operation, AnyRemedy);
        }
    }

    /// <summary>The compiler has an error of its own here; ours is added where it can say what to do.</summary>
    private Value Invalid(IOperation operation)
    {
        if (Notation.OfPower(operation.Syntax) is { } power)
        {
            throw Unsupported(power.Whole, power.Remedy);
        }

        if (operation.Syntax is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Math" or "MathF" or "Complex" } owner } call
            })
        {
            throw Fail(
                Rules.CannotCompile,
                operation.Syntax,
                owner.Identifier.Text + "." + call.Name,
                Member,
                $"it takes plain numbers; use Calculus.{call.Name} for symbols (using static ModelGen.Calculus)");
        }

        if (operation.Syntax is InvocationExpressionSyntax invocation && operation.SemanticModel is { } semantics
            && language.RemedyOfCall(invocation, semantics, new CallSite(this, operation)) is { } remedy)
        {
            throw Fail(Rules.Unsupported, operation.Syntax, Shorten(operation.Syntax), Member, remedy);
        }

        throw FailOnCompilerError(operation);
    }

    private Value Element(IOperation where, Value list, Value index) => (list, index) switch
    {
        (ListValue { Items: var items }, IntegerValue { Number: var i }) when i >= 0 && i < items.Length && items[i] is not null => items[i],
        _ => throw Unsupported(where, "index an array with a number that is known while compiling and inside its bounds"),
    };

    private bool Truth(IOperation condition, Frame frame) => Truth(condition, Evaluate(condition, frame));

    private bool Truth(IOperation condition, Value value) => value switch
    {
        BooleanValue boolean => boolean.IsTrue,
        LanguageValue symbol => throw Unsupported(condition, symbol.NoCondition),
        _ => throw Unsupported(condition, "a condition must be known while compiling"),
    };

    /// <summary>The length of an array, or a property or an indexer of a symbol.</summary>
    private Value Property(IPropertyReferenceOperation reference, Value owner, Frame frame)
    {
        if (owner is ListValue list && reference.Property.Name is "Length" or "Count")
        {
            return new IntegerValue(list.Items.Length);
        }

        if (owner is ModelValue)
        {
            return Evaluate(reference.Property, reference.Syntax.GetLocation(), reference);
        }

        Value[] indices = [.. reference.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => Evaluate(argument.Value, frame))];
        return owner is LanguageValue && language.Member(reference.Property, owner, indices, new CallSite(this, reference)) is { } value
            ? value
            : throw Unsupported(reference, AnyRemedy);
    }

    private Value Field(IFieldReferenceOperation reference, Frame frame)
    {
        if (reference.Instance is { } instance && Evaluate(instance, frame) is var owner && owner is not ModelValue)
        {
            if (owner is LanguageValue && language.Member(reference.Field, owner, [], new CallSite(this, reference)) is { } part)
            {
                return part;
            }

            if (owner is ListValue list)
            {
                IFieldSymbol element = reference.Field;
                int at = element.ContainingType.TupleElements.ToList()
                    .FindIndex(candidate => candidate.Name == element.Name || candidate.CorrespondingTupleField?.Name == element.Name);
                return Element(reference, list, new IntegerValue(at));
            }
        }

        if (KnownSymbols.Is(reference.Field.ContainingType, _known.Complex))
        {
            return reference.Field.Name switch
            {
                "ImaginaryOne" => new ComplexNumberValue(0, 1),
                "One" => new ComplexNumberValue(1, 0),
                "Zero" => new ComplexNumberValue(0, 0),
                "NaN" => new ComplexNumberValue(double.NaN, double.NaN),
                _ => new ComplexNumberValue(double.PositiveInfinity, double.PositiveInfinity),
            };
        }

        if (SymbolEqualityComparer.Default.Equals(reference.Field.ContainingType, model) && declarations.IsUnreadable(reference.Field))
        {
            throw new EvaluationException();
        }

        // a readonly field of this project is as good as a constant if its initializer is
        SyntaxNode? syntax = reference.Field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel);
        if (reference.Field.IsReadOnly && syntax is VariableDeclaratorSyntax { Initializer: { } initializer })
        {
            Enter(reference.Field, reference.Syntax.GetLocation());
            Value value = Body(initializer, new Frame(), reference.Field.Name);
            _calls.RemoveAt(_calls.Count - 1);
            return value is ListValue shared ? shared.ReadOnly() : value;
        }

        throw Fail(
            Rules.CannotCompile,
            reference.Syntax,
            reference.Field.Name,
            Member,
            "its value is not known while compiling; make it const or static readonly with an initializer, or declare a [Coefficient]");
    }
}
