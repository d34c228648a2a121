using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ModelGen;

/// <summary>A complex-valued symbol or expression of a declaration. Operators build expressions; <c>==</c> builds an equation.</summary>
public class ComplexScalar
{
    internal ComplexScalar(Expression expression) => Expression = expression;

    /// <summary>The graph that this symbol stands for.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public Expression Expression { get; }

    /// <summary>A real constant.</summary>
    public static implicit operator ComplexScalar(double number) => new(Expression.Constant(number));

    /// <summary>A complex constant.</summary>
    public static implicit operator ComplexScalar(Complex number) =>
        new(Expression.Of("complex", Expression.Constant(number.Real), Expression.Constant(number.Imaginary)));

    /// <summary>a + b.</summary>
    public static ComplexScalar operator +(ComplexScalar a, ComplexScalar b) => Build("add", a, b);

    /// <summary>a - b.</summary>
    public static ComplexScalar operator -(ComplexScalar a, ComplexScalar b) => Build("sub", a, b);

    /// <summary>a b.</summary>
    public static ComplexScalar operator *(ComplexScalar a, ComplexScalar b) => Build("mul", a, b);

    /// <summary>a / b.</summary>
    public static ComplexScalar operator /(ComplexScalar a, ComplexScalar b) => Build("div", a, b);

    /// <summary>-a.</summary>
    public static ComplexScalar operator -(ComplexScalar a) => Build("neg", a);

    /// <summary>a itself.</summary>
    public static ComplexScalar operator +(ComplexScalar a) => a;

    /// <summary>The equation left == right; it does not compare anything.</summary>
    public static Equation operator ==(ComplexScalar left, ComplexScalar right) => new(left, right);

    /// <summary>Exists only because C# demands it beside ==.</summary>
    [Obsolete("There is no residual for 'not equal': C# demands this operator beside ==, which makes an equation.", error: true)]
    public static Equation operator !=(ComplexScalar left, ComplexScalar right) => throw new NotSupportedException();

    /// <summary>This expression with a coordinate replaced by a value, derivatives included: taken first, then evaluated there.</summary>
    public ComplexScalar At(Coordinate coordinate, Scalar value) => Build("at", this, coordinate, value);

    /// <summary>This expression with two coordinates replaced simultaneously.</summary>
    public ComplexScalar At(Coordinate first, Scalar firstValue, Coordinate second, Scalar secondValue) =>
        Build("at", this, first, firstValue, second, secondValue);

    /// <summary>This expression with three coordinates replaced simultaneously.</summary>
    public ComplexScalar At(Coordinate first, Scalar firstValue, Coordinate second, Scalar secondValue, Coordinate third, Scalar thirdValue) =>
        Build("at", this, first, firstValue, second, secondValue, third, thirdValue);

    /// <summary>The expression as C# that could be pasted back into a declaration.</summary>
    public override string ToString() => Expression.ToString();

    /// <summary>Whether this is the same object; == builds an equation instead.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>A hash of the reference.</summary>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    internal static Expression Node(string operation, params ReadOnlySpan<ComplexScalar> operands)
    {
        var expressions = new Expression[operands.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            expressions[i] = operands[i]?.Expression ?? throw new ArgumentNullException(nameof(operands),
                $"Operand {i + 1} of '{operation}' is null: a symbol was used before it was declared.");
        }

        return Expression.Of(operation, expressions);
    }

    private static ComplexScalar Build(string operation, params ReadOnlySpan<ComplexScalar> operands) => new(Node(operation, operands));
}
