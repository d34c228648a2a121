using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ModelGen.Generators.Diagnostics;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>Operators, conversions and calls.</summary>
internal sealed partial class BodyEvaluator
{
    /// <summary>Long sums nest to the left: the spine is walked, not recursed into.</summary>
    private Value Binary(IBinaryOperation binary, Frame frame)
    {
        var spine = new Stack<IBinaryOperation>();
        IOperation left = binary;
        while (left is IBinaryOperation inner && !inner.ConstantValue.HasValue
            && inner.OperatorKind is not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr))
        {
            spine.Push(inner);
            left = inner.LeftOperand;
        }

        if (spine.Count == 0)
        {
            bool isAnd = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd;
            return new BooleanValue(isAnd
                ? Half(binary, binary.LeftOperand, frame) && Half(binary, binary.RightOperand, frame)
                : Half(binary, binary.LeftOperand, frame) || Half(binary, binary.RightOperand, frame));
        }

        Value value = Evaluate(left, frame);
        while (spine.Count > 0)
        {
            IBinaryOperation next = spine.Pop();
            Count(next);
            value = Apply(next, value, Evaluate(next.RightOperand, frame));
        }

        return value;
    }

    /// <summary>One side of && or ||.</summary>
    private bool Half(IBinaryOperation binary, IOperation side, Frame frame)
    {
        Value value = Evaluate(side, frame);
        return value is LanguageValue symbol && symbol.NoShortCircuit != symbol.NoCondition
            ? throw Unsupported(binary, symbol.NoShortCircuit)
            : Truth(side, value);
    }

    private Value Apply(IBinaryOperation binary, Value left, Value right)
    {
        if (binary is { OperatorKind: BinaryOperatorKind.ExclusiveOr, Type: null or IErrorTypeSymbol })
        {
            throw Unsupported(binary, "^ is no power in C# (and binds weaker than ==); write Pow(x, n)");
        }

        if (binary.OperatorKind == BinaryOperatorKind.Divide && left is IntegerValue { Number: var m } && right is IntegerValue { Number: not 0 and var n }
            && m % n != 0 && BecomesReal(binary))
        {
            throw Fail(
                Rules.IntegerDivision,
                binary.Syntax,
                Shorten(binary.Syntax),
                Member,
                (m / n).ToString(CultureInfo.InvariantCulture),
                $"(double){Shorten(binary.LeftOperand.Syntax)} / {Shorten(binary.RightOperand.Syntax)}");
        }

        return Combine(binary, binary.OperatorKind, left, right);
    }

    /// <summary>A binary operator, written out or within a compound assignment.</summary>
    private Value Combine(IOperation where, BinaryOperatorKind kind, Value left, Value right)
    {
        if (left is LanguageValue || right is LanguageValue)
        {
            return language.Operator(kind, left, right, new CallSite(this, where)) ?? throw Unsupported(where, Arithmetic.Remedy(left, right));
        }

        if (kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder && left is IntegerValue && right is IntegerValue { Number: 0 })
        {
            throw Unsupported(where, "it divides by zero");
        }

        return Arithmetic.Binary(kind, left, right, where.Type?.SpecialType ?? SpecialType.None) ?? throw Unsupported(where, Arithmetic.Remedy(left, right));
    }

    /// <summary>Whether a whole number is converted to a real one or a symbol where it is computed.</summary>
    private bool BecomesReal(IOperation whole)
    {
        IOperation? user = whole.Parent;
        while (user is IUnaryOperation
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply })
        {
            user = user.Parent;
        }

        return user is IConversionOperation { Type: { } target }
            && (target.SpecialType is SpecialType.System_Double or SpecialType.System_Single || language.IsSymbol(target));
    }

    private Value Unary(IUnaryOperation unary, Frame frame)
    {
        Value operand = Evaluate(unary.Operand, frame);
        Value? value = operand is LanguageValue
            ? language.Operator(unary.OperatorKind, operand, new CallSite(this, unary))
            : Arithmetic.Unary(unary.OperatorKind, operand, unary.Type?.SpecialType ?? SpecialType.None);
        return value ?? throw Unsupported(unary, "use + and - on numbers and symbols");
    }

    private Value Convert(IConversionOperation conversion, Frame frame)
    {
        CheckIntegerDivision(conversion);
        if (conversion.ConstantValue is { HasValue: true, Value: var constant } && NumberMath.OfConstant(constant) is { } number)
        {
            return number;
        }

        Value value = Evaluate(conversion.Operand, frame);
        return conversion.Type is not { } target ? value
            : language.Convert(value, target, new CallSite(this, conversion)) is { } converted ? converted
            : KnownSymbols.Is(target, _known.Complex) && NumberMath.IsNumber(value) ? new ComplexNumberValue(NumberMath.AsDouble(value), 0)
            : Arithmetic.Convert(value, target.SpecialType);
    }

    private Value Call(IInvocationOperation invocation, Frame frame)
    {
        IMethodSymbol method = invocation.TargetMethod;
        Value? receiver = invocation.Instance is { Type: { } owner } instance and not IInstanceReferenceOperation && language.IsSymbol(owner)
            ? Evaluate(instance, frame)
            : null;
        Value[] arguments = [.. invocation.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => Evaluate(argument.Value, frame))];
        if (method.MethodKind == MethodKind.DelegateInvoke && invocation.Instance is { } function && Evaluate(function, frame) is MethodValue handed)
        {
            return Apply(handed, arguments, new CallSite(this, invocation));
        }

        if ((method.IsStatic || receiver is not null) && language.Call(method, receiver, arguments, new CallSite(this, invocation)) is { } value)
        {
            return value;
        }

        INamedTypeSymbol type = method.ContainingType;
        if (KnownSymbols.Is(type, _known.Math) || KnownSymbols.Is(type, _known.MathF)
            || type.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Int32)
        {
            return NumberMath.Call(method.Name, arguments) ?? throw Fail(
                Rules.CannotCompile,
                invocation.Syntax,
                type.Name + "." + method.Name,
                Member,
                "it is not supported on plain numbers; compute the constant by hand or declare a [Coefficient]");
        }

        if (method.IsStatic || method.MethodKind == MethodKind.LocalFunction || invocation.Instance is IInstanceReferenceOperation)
        {
            return Invoke(method, arguments, method.MethodKind == MethodKind.LocalFunction ? frame : null, invocation.Syntax.GetLocation());
        }

        throw Fail(Rules.CannotCompile, invocation.Syntax, method.Name, Member, "call static methods of this project");
    }
}
