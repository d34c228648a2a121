using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>Assignments to local variables, parameters and array elements.</summary>
internal sealed partial class BodyEvaluator
{
    private Value Assign(IOperation operation, Frame frame)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation equation when IsEquation(equation):
                throw Unsupported(operation, "= assigns to a variable; an equation is written ==");
            case ISimpleAssignmentOperation assignment:
                return Store(assignment.Target, Evaluate(assignment.Value, frame), frame);
            case ICompoundAssignmentOperation compound:
                Value sum = Combine(compound, compound.OperatorKind, Evaluate(compound.Target, frame), Evaluate(compound.Value, frame));
                return Store(compound.Target, Arithmetic.Convert(sum, compound.Type?.SpecialType ?? SpecialType.None), frame);
            case IIncrementOrDecrementOperation step:
                Value before = Evaluate(step.Target, frame);
                BinaryOperatorKind kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
                Value after = Combine(step, kind, before, new IntegerValue(1));
                Store(step.Target, after, frame);
                return step.IsPostfix ? before : after;
            case IDeconstructionAssignmentOperation { Target: var target } deconstruction when Evaluate(deconstruction.Value, frame) is ListValue list:
                ITupleOperation? tuple = target as ITupleOperation ?? (target as IDeclarationExpressionOperation)?.Expression as ITupleOperation;
                for (int i = 0; tuple is not null && i < tuple.Elements.Length; i++)
                {
                    Store(tuple.Elements[i], list.Items[i], frame);
                }

                return list;
            default:
                throw Unsupported(operation, "assign to local variables");
        }
    }

    /// <summary>Whether a symbol that is no variable stands on the left.</summary>
    private bool IsEquation(ISimpleAssignmentOperation assignment) => assignment.Target is not (ILocalReferenceOperation or IParameterReferenceOperation
        or IDiscardOperation or IArrayElementReferenceOperation or IDeclarationExpressionOperation)
        && assignment.Target.DescendantsAndSelf().Any(part => part.Type is { } type && language.IsSymbol(type));

    private Value Store(IOperation target, Value value, Frame frame)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                frame.Set(local.Local, value);
                return value;
            case IParameterReferenceOperation parameter:
                frame.Set(parameter.Parameter, value);
                return value;
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declaredLocal }:
                frame.Declare(declaredLocal.Local, value);
                return value;
            case IDiscardOperation:
                return value;
            case IArrayElementReferenceOperation { Indices.Length: 1 } element
                when Evaluate(element.ArrayReference, frame) is ListValue list && Evaluate(element.Indices[0], frame) is IntegerValue { Number: >= 0 } at
                    && at.Number < list.Items.Length:
                if (list.IsReadOnly)
                {
                    throw Unsupported(target, "the array belongs to a field or a property and is shared by all who read it; copy it first, as in [.. array]");
                }

                list.Items[at.Number] = value;
                return value;
            default:
                throw Unsupported(target, "assign to local variables and array elements");
        }
    }
}
