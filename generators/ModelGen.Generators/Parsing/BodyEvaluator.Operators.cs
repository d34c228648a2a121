using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing;

/// <summary>Operators and calls.</summary>
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
                ? Truth(binary.LeftOperand, frame) && Truth(binary.RightOperand, frame)
                : Truth(binary.LeftOperand, frame) || Truth(binary.RightOperand, frame));
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

    private Value Apply(IBinaryOperation binary, Value left, Value right)
    {
        if (binary is { OperatorKind: BinaryOperatorKind.ExclusiveOr, Type: null or IErrorTypeSymbol })
        {
            throw Unsupported(binary, "^ is no power in C# (and binds weaker than ==); write Pow(x, n)");
        }

        if (left is SymbolValue || right is SymbolValue)
        {
            int a = CalculusCalls.Node(graph, left);
            int b = CalculusCalls.Node(graph, right);
            return binary.OperatorKind switch
            {
                BinaryOperatorKind.Add => new SymbolValue(graph.Node("add", a, b)),
                BinaryOperatorKind.Subtract => new SymbolValue(graph.Node("sub", a, b)),
                BinaryOperatorKind.Multiply => new SymbolValue(graph.Node("mul", a, b)),
                BinaryOperatorKind.Divide => new SymbolValue(graph.Node("div", a, b)),
                BinaryOperatorKind.Equals => new EquationValue(graph.Node(NodeSpec.Equation, a, b)),
                BinaryOperatorKind.GreaterThan => new PredicateValue(a, b, false),
                BinaryOperatorKind.LessThan => new PredicateValue(b, a, false),
                BinaryOperatorKind.GreaterThanOrEqual => new PredicateValue(b, a, true),
                BinaryOperatorKind.LessThanOrEqual => new PredicateValue(a, b, true),
                _ => throw Unsupported(binary, "symbols have + - * / == < > <= >=; powers are Pow(x, n)"),
            };
        }

        if (left is ComplexNumberValue || right is ComplexNumberValue)
        {
            var a = ToComplex(left);
            var b = ToComplex(right);
            System.Numerics.Complex result = binary.OperatorKind switch
            {
                BinaryOperatorKind.Add => a + b,
                BinaryOperatorKind.Subtract => a - b,
                BinaryOperatorKind.Multiply => a * b,
                BinaryOperatorKind.Divide => a / b,
                _ => throw Unsupported(binary, "use + - * / on complex numbers"),
            };
            return new ComplexNumberValue(result.Real, result.Imaginary);
        }

        if (left is IntegerValue { Number: var m } && right is IntegerValue { Number: var n })
        {
            Value whole = Integers(binary, binary.OperatorKind, m, n);
            return binary.Type?.SpecialType == SpecialType.System_Int32 && whole is IntegerValue { Number: var wide }
                ? new IntegerValue(unchecked((int)wide))
                : whole;
        }

        if (left is TextValue { Text: var first } && right is TextValue { Text: var second }
            && binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            return new BooleanValue(first == second == (binary.OperatorKind == BinaryOperatorKind.Equals));
        }

        if (left is BooleanValue { IsTrue: var p } && right is BooleanValue { IsTrue: var q })
        {
            return new BooleanValue(binary.OperatorKind switch
            {
                BinaryOperatorKind.Equals => p == q,
                BinaryOperatorKind.NotEquals or BinaryOperatorKind.ExclusiveOr => p != q,
                BinaryOperatorKind.And => p && q,
                BinaryOperatorKind.Or => p || q,
                _ => throw Unsupported(binary, "use && || == !="),
            });
        }

        if (!NumberMath.IsNumber(left) || !NumberMath.IsNumber(right))
        {
            throw Unsupported(binary, "both sides must be numbers or symbols");
        }

        return Reals(binary, binary.OperatorKind, NumberMath.AsDouble(left), NumberMath.AsDouble(right));
    }

    private Value Reals(IOperation where, BinaryOperatorKind kind, double x, double y) => kind switch
    {
        BinaryOperatorKind.Add => new NumberValue(x + y),
        BinaryOperatorKind.Subtract => new NumberValue(x - y),
        BinaryOperatorKind.Multiply => new NumberValue(x * y),
        BinaryOperatorKind.Divide => new NumberValue(x / y),
        BinaryOperatorKind.Remainder => new NumberValue(x % y),
        BinaryOperatorKind.Equals => new BooleanValue(x == y),
        BinaryOperatorKind.NotEquals => new BooleanValue(x != y),
        BinaryOperatorKind.LessThan => new BooleanValue(x < y),
        BinaryOperatorKind.LessThanOrEqual => new BooleanValue(x <= y),
        BinaryOperatorKind.GreaterThan => new BooleanValue(x > y),
        BinaryOperatorKind.GreaterThanOrEqual => new BooleanValue(x >= y),
        _ => throw Unsupported(where, "use arithmetic and comparisons"),
    };

    private Value Integers(IOperation where, BinaryOperatorKind kind, long m, long n) => kind switch
    {
        BinaryOperatorKind.Add => new IntegerValue(unchecked(m + n)),
        BinaryOperatorKind.Subtract => new IntegerValue(unchecked(m - n)),
        BinaryOperatorKind.Multiply => new IntegerValue(unchecked(m * n)),
        BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder when n == 0 => throw Unsupported(where, "it divides by zero"),
        BinaryOperatorKind.Divide when m % n != 0 && where is IBinaryOperation division && BecomesReal(where) => throw Fail(
            Rules.IntegerDivision,
            where.Syntax,
            Shorten(where.Syntax),
            _member,
            (m / n).ToString(
                System.Globalization.CultureInfo.InvariantCulture),
            $"(double){Shorten(division.LeftOperand.Syntax)} / {Shorten(division.RightOperand.Syntax)}"),
        BinaryOperatorKind.Divide => new IntegerValue(m / n),
        BinaryOperatorKind.Remainder => new IntegerValue(m % n),
        BinaryOperatorKind.LeftShift => new IntegerValue(m << (int)n),
        BinaryOperatorKind.RightShift => new IntegerValue(m >> (int)n),
        BinaryOperatorKind.And => new IntegerValue(m & n),
        BinaryOperatorKind.Or => new IntegerValue(m | n),
        BinaryOperatorKind.ExclusiveOr => new IntegerValue(m ^ n),
        BinaryOperatorKind.Equals => new BooleanValue(m == n),
        BinaryOperatorKind.NotEquals => new BooleanValue(m != n),
        BinaryOperatorKind.LessThan => new BooleanValue(m < n),
        BinaryOperatorKind.LessThanOrEqual => new BooleanValue(m <= n),
        BinaryOperatorKind.GreaterThan => new BooleanValue(m > n),
        BinaryOperatorKind.GreaterThanOrEqual => new BooleanValue(m >= n),
        _ => throw Unsupported(where, "use arithmetic and comparisons"),
    };

    /// <summary>Whether a whole number is converted to a real one or a symbol where it is computed.</summary>
    private static bool BecomesReal(IOperation whole)
    {
        IOperation? user = whole.Parent;
        while (user is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply } or IUnaryOperation)
        {
            user = user.Parent;
        }

        return user is IConversionOperation { Type: { } target }
            && (target.SpecialType is SpecialType.System_Double or SpecialType.System_Single || Names.IsSymbol(target));
    }

    private static System.Numerics.Complex ToComplex(Value value) => value is ComplexNumberValue complex
        ? new System.Numerics.Complex(complex.Re, complex.Im)
        : NumberMath.AsDouble(value);

    private Value Unary(IUnaryOperation unary, Frame frame) => (unary.OperatorKind, Evaluate(unary.Operand, frame)) switch
    {
        (UnaryOperatorKind.Plus, var value) => value,
        (UnaryOperatorKind.Minus, SymbolValue symbol) => new SymbolValue(graph.Node("neg", symbol.Node)),
        (UnaryOperatorKind.Minus, NumberValue number) => new NumberValue(-number.Number),
        (UnaryOperatorKind.Minus, IntegerValue number) => new IntegerValue(-number.Number),
        (UnaryOperatorKind.Minus, ComplexNumberValue number) => new ComplexNumberValue(-number.Re, -number.Im),
        (UnaryOperatorKind.Not, BooleanValue boolean) => new BooleanValue(!boolean.IsTrue),
        _ => throw Unsupported(unary, "use + and - on numbers and symbols"),
    };

    private Value Call(IInvocationOperation invocation, Frame frame)
    {
        IMethodSymbol method = invocation.TargetMethod;
        Value[] arguments = [.. invocation.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => Evaluate(argument.Value, frame))];
        if (IsCalculus(method))
        {
            foreach (IArgumentOperation argument in invocation.Arguments.Where(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_Int32))
            {
                CheckIntegerDivision(argument.Value);
            }

            return Calculus(invocation, method, arguments);
        }

        if (method.Name == "At" && Names.IsSymbol(method.ContainingType))
        {
            return At(invocation, Evaluate(invocation.Instance!, frame), arguments);
        }

        if (method.ContainingType.ToDisplayString() is "System.Math" or "System.MathF" or "double" or "float" or "int")
        {
            return NumberMath.Call(method.Name, arguments)
                ?? throw Fail(
                    Rules.CannotCompile,
                    invocation.Syntax,
                    method.ContainingType.Name + "." + method.Name,
                    _member,
                    "it is not supported on plain numbers; compute the constant by hand or declare a [Coefficient]");
        }

        if (method.IsStatic || method.MethodKind == MethodKind.LocalFunction || invocation.Instance is IInstanceReferenceOperation)
        {
            return Invoke(method, arguments, method.MethodKind == MethodKind.LocalFunction ? frame : null, invocation.Syntax.GetLocation());
        }

        throw Fail(Rules.CannotCompile, invocation.Syntax, method.Name, _member, "call static methods of this project");
    }

    private SymbolValue Calculus(IInvocationOperation invocation, IMethodSymbol method, Value[] arguments)
    {
        if (method.Name is "D" or "Laplacian")
        {
            var coordinates = arguments[1] as ListValue;
            if (coordinates is null or { Items.Length: 0 })
            {
                throw Fail(Rules.NotCoordinate, invocation.Syntax, _member, "nothing", CoordinateNames());
            }

            foreach (Value coordinate in coordinates.Items)
            {
                if (coordinate is not SymbolValue symbol || graph[symbol.Node].Operation != NodeSpec.Coordinate)
                {
                    throw Fail(Rules.NotCoordinate, invocation.Syntax, _member, Shorten(invocation.Syntax), CoordinateNames());
                }
            }
        }

        // a number where a symbol is expected has been converted; an exponent stays a number
        return new SymbolValue(CalculusCalls.Build(graph, method.Name, arguments));
    }

    private string CoordinateNames() => string.Join(" or ", model.GetMembers().OfType<IPropertySymbol>()
        .Where(property => Names.Is(property.Type, "ModelGen.Coordinate") && declared(property) is not null).Select(property => property
            .Name).DefaultIfEmpty("a declared Coordinate"));

    private SymbolValue At(IInvocationOperation invocation, Value receiver, Value[] arguments)
    {
        var operands = new List<int> { CalculusCalls.Node(graph, receiver) };
        for (int i = 0; i < arguments.Length; i += 2)
        {
            int coordinate = CalculusCalls.Node(graph, arguments[i]);
            if (graph[coordinate].Operation != NodeSpec.Coordinate)
            {
                throw Fail(
                    Rules.BadPlace,
                    invocation.Syntax,
                    Shorten(invocation.Syntax),
                    _member,
                    "fixes something that is not one of the model's coordinates",
                    "use " + CoordinateNames());
            }

            if (operands.Where((_, position) => position % 2 == 1).Contains(coordinate))
            {
                throw Fail(
                    Rules.BadPlace,
                    invocation.Syntax,
                    Shorten(invocation.Syntax),
                    _member,
                    $"gives two places for {graph[coordinate].Name}",
                    "keep one");
            }

            int place = CalculusCalls.Node(graph, arguments[i + 1]);
            placed?.Invoke(graph[coordinate].Name!, graph[place], invocation.Syntax, _member);
            operands.Add(coordinate);
            operands.Add(place);
        }

        return new SymbolValue(graph.Node(NodeSpec.At, [.. operands]));
    }
}
