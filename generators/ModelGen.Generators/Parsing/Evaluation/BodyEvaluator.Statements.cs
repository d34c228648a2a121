using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>Statements: declarations, assignments, loops and conditions that are known while compiling.</summary>
internal sealed partial class BodyEvaluator
{
    private enum Jump
    {
        None,
        Break,
        Continue,
        Return,
    }

    private Value? Run(IOperation? body, Frame frame)
    {
        Value? result = null;
        return body is not null && Execute(body, frame, ref result) == Jump.Return ? result : null;
    }

    private Jump Execute(IOperation statement, Frame frame, ref Value? result)
    {
        Count(statement);
        switch (statement)
        {
            case IBlockOperation block:
                foreach (IOperation inner in block.Operations)
                {
                    Jump jump = Execute(inner, frame, ref result);
                    if (jump != Jump.None)
                    {
                        return jump;
                    }
                }

                return Jump.None;
            case IReturnOperation { ReturnedValue: { } value }:
                result = Evaluate(value, frame);
                return Jump.Return;
            case IReturnOperation:
                result = new NoValue();
                return Jump.Return;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
                {
                    frame.Declare(declarator.Symbol, declarator.GetVariableInitializer() is { } initializer ? Evaluate(initializer.Value, frame) : null);
                }

                return Jump.None;
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation, frame);
                return Jump.None;
            case IConditionalOperation conditional:
                IOperation? branch = Truth(conditional.Condition, frame) ? conditional.WhenTrue : conditional.WhenFalse;
                return branch is null ? Jump.None : Execute(branch, frame, ref result);
            case IForLoopOperation loop:
                foreach (IOperation before in loop.Before)
                {
                    Execute(before, frame, ref result);
                }

                return Loop(() => loop.Condition is null || Truth(loop.Condition, frame), loop.Body, loop.AtLoopBottom, frame, ref result);
            case IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } loop:
                return Loop(() => Truth(condition, frame), loop.Body, [], frame, ref result);
            case IWhileLoopOperation { Condition: { } condition } loop:
                bool isFirst = true;
                return Loop(
                    () =>
                    {
                        bool goesOn = isFirst || Truth(condition, frame);
                        isFirst = false;
                        return goesOn;
                    },
                    loop.Body, [], frame, ref result);
            case ISwitchOperation choice:
                return Switch(choice, frame, ref result);
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } loop when Evaluate(
                loop.Collection,
                frame) is ListValue list:
                int next = 0;
                return Loop(
                    () =>
                    {
                        if (next == list.Items.Length)
                        {
                            return false;
                        }

                        frame.Declare(variable.Symbol, list.Items[next++]);
                        return true;
                    },
                    loop.Body, [], frame, ref result);
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return Jump.Break;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return Jump.Continue;
            case IEmptyOperation or ILocalFunctionOperation:
                return Jump.None;
            default:
                throw Unsupported(statement, "use declarations, assignments, return, if, for and while");
        }
    }

    private Jump Loop(Func<bool> goesOn, IOperation body, IEnumerable<IOperation> atBottom, Frame frame, ref Value? result)
    {
        while (goesOn())
        {
            Jump jump = Execute(body, frame, ref result);
            if (jump == Jump.Return)
            {
                return jump;
            }

            if (jump == Jump.Break)
            {
                break;
            }

            foreach (IOperation bottom in atBottom)
            {
                Execute(bottom, frame, ref result);
            }
        }

        return Jump.None;
    }

    /// <summary>Runs the section whose label the value equals, or the default one.</summary>
    private Jump Switch(ISwitchOperation choice, Frame frame, ref Value? result)
    {
        Value value = Evaluate(choice.Value, frame);
        ISwitchCaseOperation? section = choice.Cases.FirstOrDefault(candidate => candidate.Clauses.Any(clause => clause switch
        {
            ISingleValueCaseClauseOperation single => Evaluate(single.Value, frame).Equals(value),
            IDefaultCaseClauseOperation => false,
            _ => throw Unsupported(clause, "label cases with plain constants"),
        })) ?? choice.Cases.FirstOrDefault(candidate => candidate.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
        foreach (IOperation statement in section?.Body ?? [])
        {
            Jump jump = Execute(statement, frame, ref result);
            if (jump != Jump.None)
            {
                return jump == Jump.Break ? Jump.None : jump;
            }
        }

        return Jump.None;
    }

    /// <summary>The arm whose constant the value equals, or the discard.</summary>
    private Value Switch(ISwitchExpressionOperation choice, Frame frame)
    {
        Value value = Evaluate(choice.Value, frame);
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            bool matches = arm.Pattern switch
            {
                IDiscardPatternOperation => true,
                IConstantPatternOperation constant => Evaluate(constant.Value, frame).Equals(value),
                _ => throw Unsupported(arm.Pattern, "write plain constants and _"),
            };
            if (matches && (arm.Guard is null || Truth(arm.Guard, frame)))
            {
                return Evaluate(arm.Value, frame);
            }
        }

        throw Unsupported(choice, "add an arm for this value, or _");
    }
}
