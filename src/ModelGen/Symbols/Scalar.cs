using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ModelGen;

/// <summary>A real-valued symbol or expression of a declaration. Operators build expressions; <c>==</c> builds an equation.</summary>
public class Scalar : ComplexScalar
{
    private readonly Func<double>? _value;

    internal Scalar(Expression expression, Func<double>? value = null) : base(expression) => _value = value;

    /// <summary>The current number of a constant, a learnable or a coefficient.</summary>
    /// <exception cref="InvalidOperationException">The expression has no number of its own.</exception>
    public double Value =>
        _value is not null ? _value()
        : Expression.Operation == "const" ? Expression.Number
        : throw new InvalidOperationException(
            $"'{this}' has no number of its own: only constants, [Learnable] and [Coefficient] scalars do. Compute with their Value, or evaluate the model.");

    /// <summary>A real constant.</summary>
    public static implicit operator Scalar(double number) => new(Expression.Constant(number));

    /// <summary>a + b.</summary>
    public static Scalar operator +(Scalar a, Scalar b) => Build("add", a, b);

    /// <summary>a - b.</summary>
    public static Scalar operator -(Scalar a, Scalar b) => Build("sub", a, b);

    /// <summary>a b.</summary>
    public static Scalar operator *(Scalar a, Scalar b) => Build("mul", a, b);

    /// <summary>a / b.</summary>
    public static Scalar operator /(Scalar a, Scalar b) => Build("div", a, b);

    /// <summary>-a.</summary>
    public static Scalar operator -(Scalar a) => Build("neg", a);

    /// <summary>a itself.</summary>
    public static Scalar operator +(Scalar a) => a;

    /// <summary>The equation left == right; it does not compare anything.</summary>
    public static Equation operator ==(Scalar left, Scalar right) => new(left, right);

    /// <summary>Exists only because C# demands it beside ==.</summary>
    [Obsolete("There is no residual for 'not equal': C# demands this operator beside ==, which makes an equation.", error: true)]
    public static Equation operator !=(Scalar left, Scalar right) => throw new NotSupportedException();

    /// <summary>a &gt; b, for Where.</summary>
    public static Predicate operator >(Scalar a, Scalar b) => new(a, b, negated: false);

    /// <summary>a &lt; b, for Where.</summary>
    public static Predicate operator <(Scalar a, Scalar b) => new(b, a, negated: false);

    /// <summary>a &gt;= b, for Where.</summary>
    public static Predicate operator >=(Scalar a, Scalar b) => new(b, a, negated: true);

    /// <summary>a &lt;= b, for Where.</summary>
    public static Predicate operator <=(Scalar a, Scalar b) => new(a, b, negated: true);

    /// <summary>This expression with a coordinate replaced by a value, derivatives included: taken first, then evaluated there.</summary>
    public new Scalar At(Coordinate coordinate, Scalar value) => Build("at", this, coordinate, value);

    /// <summary>This expression with two coordinates replaced simultaneously.</summary>
    public new Scalar At(Coordinate first, Scalar firstValue, Coordinate second, Scalar secondValue) =>
        Build("at", this, first, firstValue, second, secondValue);

    /// <summary>This expression with three coordinates replaced simultaneously.</summary>
    public new Scalar At(Coordinate first, Scalar firstValue, Coordinate second, Scalar secondValue, Coordinate third, Scalar thirdValue) =>
        Build("at", this, first, firstValue, second, secondValue, third, thirdValue);

    /// <summary>A scalar that trains with the network; generated code calls this.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Scalar Learnable(string name, Func<double> value) => new(Expression.Leaf("learnable", name), value);

    /// <summary>A scalar that is set at run time; generated code calls this.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Scalar Coefficient(string name, Func<double> value) => new(Expression.Leaf("coefficient", name), value);

    /// <summary>A column of measured data; generated code calls this.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Scalar Observed(string name) => new(Expression.Leaf("observed", name));

    /// <summary>Whether this is the same object; == builds an equation instead.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>A hash of the reference.</summary>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    internal static Scalar Build(string operation, params ReadOnlySpan<ComplexScalar> operands) => new(Node(operation, operands));
}
