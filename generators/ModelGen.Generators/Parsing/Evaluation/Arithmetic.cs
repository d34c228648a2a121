using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>C#'s operators on plain values, each in the type in which the running program computes it; null where there is no such operator.</summary>
internal static class Arithmetic
{
    /// <summary>A binary operator whose result has the given type.</summary>
    public static Value? Binary(BinaryOperatorKind kind, Value left, Value right, SpecialType type) => (left, right) switch
    {
        (ComplexNumberValue, _) when IsComplex(right) => Complexes(kind, ToComplex(left), ToComplex(right)),
        (_, ComplexNumberValue) when IsComplex(left) => Complexes(kind, ToComplex(left), ToComplex(right)),
        (IntegerValue m, IntegerValue n) => Integers(kind, m.Number, n.Number, type),
        (TextValue a, TextValue b) => Texts(kind, a.Text, b.Text),
        (BooleanValue p, BooleanValue q) => Booleans(kind, p.IsTrue, q.IsTrue),
        (SingleValue, SingleValue or IntegerValue) or (IntegerValue, SingleValue) =>
            Singles(kind, (float)NumberMath.AsDouble(left), (float)NumberMath.AsDouble(right)),
        _ when NumberMath.IsNumber(left) && NumberMath.IsNumber(right) => Doubles(kind, NumberMath.AsDouble(left), NumberMath.AsDouble(right)),
        _ => null,
    };

    /// <summary>A unary operator whose result has the given type.</summary>
    public static Value? Unary(UnaryOperatorKind kind, Value operand, SpecialType type) => (kind, operand) switch
    {
        (UnaryOperatorKind.Plus, IntegerValue or NumberValue or SingleValue or ComplexNumberValue) => operand,
        (UnaryOperatorKind.Minus, NumberValue number) => new NumberValue(-number.Number),
        (UnaryOperatorKind.Minus, SingleValue number) => new SingleValue(-number.Number),
        (UnaryOperatorKind.Minus, IntegerValue number) => new IntegerValue(WholeNumbers.Wrap(unchecked(-number.Number), type)),
        (UnaryOperatorKind.BitwiseNegation, IntegerValue number) => new IntegerValue(WholeNumbers.Wrap(~number.Number, type)),
        (UnaryOperatorKind.Minus, ComplexNumberValue number) => new ComplexNumberValue(-number.Re, -number.Im),
        (UnaryOperatorKind.Not, BooleanValue boolean) => new BooleanValue(!boolean.IsTrue),
        _ => null,
    };

    /// <summary>A cast of a plain number; other values, and other targets, stay as they are.</summary>
    public static Value Convert(Value value, SpecialType target) => (target, value) switch
    {
        (SpecialType.System_Double, IntegerValue or SingleValue) => new NumberValue(NumberMath.AsDouble(value)),
        (SpecialType.System_Single, IntegerValue or NumberValue) => new SingleValue((float)NumberMath.AsDouble(value)),
        (_, NumberValue or SingleValue) when WholeNumbers.IsWhole(target) => new IntegerValue(WholeNumbers.Truncate(NumberMath.AsDouble(value), target)),
        (_, IntegerValue whole) when WholeNumbers.IsWhole(target) => new IntegerValue(WholeNumbers.Wrap(whole.Number, target)),
        _ => value,
    };

    /// <summary>What to say where there is no such operator.</summary>
    public static string Remedy(Value left, Value right) =>
        left is ComplexNumberValue || right is ComplexNumberValue ? "use + - * / on complex numbers"
        : left is BooleanValue && right is BooleanValue ? "use && || == !="
        : NumberMath.IsNumber(left) && NumberMath.IsNumber(right) ? "use arithmetic and comparisons"
        : "both sides must be numbers or symbols";

    private static bool IsComplex(Value value) => value is ComplexNumberValue || NumberMath.IsNumber(value);

    private static Complex ToComplex(Value value) =>
        value is ComplexNumberValue complex ? new Complex(complex.Re, complex.Im) : NumberMath.AsDouble(value);

    private static ComplexNumberValue? Complexes(BinaryOperatorKind kind, Complex a, Complex b)
    {
        Complex? result = kind switch
        {
            BinaryOperatorKind.Add => a + b,
            BinaryOperatorKind.Subtract => a - b,
            BinaryOperatorKind.Multiply => a * b,
            BinaryOperatorKind.Divide => a / b,
            _ => null,
        };
        return result is { } number ? new ComplexNumberValue(number.Real, number.Imaginary) : null;
    }

    private static BooleanValue? Texts(BinaryOperatorKind kind, string a, string b) => kind switch
    {
        BinaryOperatorKind.Equals => new BooleanValue(a == b),
        BinaryOperatorKind.NotEquals => new BooleanValue(a != b),
        _ => null,
    };

    private static BooleanValue? Booleans(BinaryOperatorKind kind, bool p, bool q) => kind switch
    {
        BinaryOperatorKind.Equals => new BooleanValue(p == q),
        BinaryOperatorKind.NotEquals or BinaryOperatorKind.ExclusiveOr => new BooleanValue(p != q),
        BinaryOperatorKind.And => new BooleanValue(p && q),
        BinaryOperatorKind.Or => new BooleanValue(p || q),
        _ => null,
    };

    private static Value? Doubles(BinaryOperatorKind kind, double x, double y) => kind switch
    {
        BinaryOperatorKind.Add => new NumberValue(x + y),
        BinaryOperatorKind.Subtract => new NumberValue(x - y),
        BinaryOperatorKind.Multiply => new NumberValue(x * y),
        BinaryOperatorKind.Divide => new NumberValue(x / y),
        BinaryOperatorKind.Remainder => new NumberValue(x % y),
        _ => Comparison(kind, x, y),
    };

    private static Value? Singles(BinaryOperatorKind kind, float x, float y) => kind switch
    {
        BinaryOperatorKind.Add => new SingleValue((float)(x + y)),
        BinaryOperatorKind.Subtract => new SingleValue((float)(x - y)),
        BinaryOperatorKind.Multiply => new SingleValue((float)(x * y)),
        BinaryOperatorKind.Divide => new SingleValue((float)(x / y)),
        BinaryOperatorKind.Remainder => new SingleValue((float)(x % y)),
        _ => Comparison(kind, x, y),
    };

    private static BooleanValue? Comparison(BinaryOperatorKind kind, double x, double y) => kind switch
    {
        BinaryOperatorKind.Equals => new BooleanValue(x == y),
        BinaryOperatorKind.NotEquals => new BooleanValue(x != y),
        BinaryOperatorKind.LessThan => new BooleanValue(x < y),
        BinaryOperatorKind.LessThanOrEqual => new BooleanValue(x <= y),
        BinaryOperatorKind.GreaterThan => new BooleanValue(x > y),
        BinaryOperatorKind.GreaterThanOrEqual => new BooleanValue(x >= y),
        _ => null,
    };

    private static Value? Integers(BinaryOperatorKind kind, long m, long n, SpecialType type)
    {
        long? result = WholeNumbers.Apply(kind, m, n, type);
        return result is { } number ? new IntegerValue(number) : kind switch
        {
            BinaryOperatorKind.Equals => new BooleanValue(m == n),
            BinaryOperatorKind.NotEquals => new BooleanValue(m != n),
            BinaryOperatorKind.LessThan => new BooleanValue(m < n),
            BinaryOperatorKind.LessThanOrEqual => new BooleanValue(m <= n),
            BinaryOperatorKind.GreaterThan => new BooleanValue(m > n),
            BinaryOperatorKind.GreaterThanOrEqual => new BooleanValue(m >= n),
            _ => null,
        };
    }
}
