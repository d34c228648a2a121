using System.ComponentModel;

namespace ModelGen;

/// <summary>
/// Numbers on their way through the layers of a network: a vector at every point of a [Pinn], where <c>Stack(X, T).Dense(64).Tanh().Dense(1)[0]</c> is a
/// network like any other, or a vector or a grid of one sample in a [Network], channels last. Every call of a layer owns its weights and biases.
/// </summary>
public sealed partial class Tensor
{
    private readonly Boundary[] _boundaries;

    internal Tensor(Expression expression, int length) : this(expression, [length], [])
    {
    }

    internal Tensor(Expression expression, int[] shape, Boundary[] boundaries)
    {
        Expression = expression;
        Shape = Array.AsReadOnly(shape);
        Length = shape.Aggregate(1, (length, extent) => checked(length * extent));
        _boundaries = boundaries;
    }

    /// <summary>Creates a declared tensor; generated code calls this.</summary>
    /// <param name="kind">"input", "target" or "parameter".</param>
    /// <param name="name">The declared name.</param>
    /// <param name="shape">The extents, channels last.</param>
    /// <param name="boundaries">What lies beyond the borders of each axis of the grid.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Tensor Declared(string kind, string name, int[] shape, params Boundary[] boundaries)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(boundaries);
        return new Tensor(Expression.Leaf(kind, name), shape, boundaries.Length > 0 ? boundaries : new Boundary[Math.Max(0, shape.Length - 1)]);
    }

    /// <summary>The extents, channels last; of a vector its length.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>What lies beyond the borders of each axis of the grid.</summary>
    internal IReadOnlyList<Boundary> Boundaries => _boundaries;

    /// <summary>Numbers in it.</summary>
    public int Length { get; }

    /// <summary>The graph that this symbol stands for.</summary>
    internal Expression Expression { get; }

    /// <summary>One element as a scalar.</summary>
    /// <param name="index">From 0 to <see cref="Length"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public Scalar this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
            return new Scalar(Expression.Layer("element", [index], Expression));
        }
    }

    /// <summary>a + b, element by element.</summary>
    public static Tensor operator +(Tensor a, Tensor b) => Combine("add", a, b);

    /// <summary>a - b, element by element.</summary>
    public static Tensor operator -(Tensor a, Tensor b) => Combine("sub", a, b);

    /// <summary>a b, element by element.</summary>
    public static Tensor operator *(Tensor a, Tensor b) => Combine("mul", a, b);

    /// <summary>a / b, element by element.</summary>
    public static Tensor operator /(Tensor a, Tensor b) => Combine("div", a, b);

    /// <summary>a plus every element of b; a is a number, a learnable or a coefficient.</summary>
    public static Tensor operator +(Scalar a, Tensor b) => Combine("add", a, b);

    /// <summary>Every element of a plus b; b is a number, a learnable or a coefficient.</summary>
    public static Tensor operator +(Tensor a, Scalar b) => Combine("add", a, b);

    /// <summary>a minus every element of b; a is a number, a learnable or a coefficient.</summary>
    public static Tensor operator -(Scalar a, Tensor b) => Combine("sub", a, b);

    /// <summary>Every element of a minus b; b is a number, a learnable or a coefficient.</summary>
    public static Tensor operator -(Tensor a, Scalar b) => Combine("sub", a, b);

    /// <summary>a times every element of b; a is a number, a learnable or a coefficient.</summary>
    public static Tensor operator *(Scalar a, Tensor b) => Combine("mul", a, b);

    /// <summary>Every element of a times b; b is a number, a learnable or a coefficient.</summary>
    public static Tensor operator *(Tensor a, Scalar b) => Combine("mul", a, b);

    /// <summary>Every element of a divided by b; b is a number, a learnable or a coefficient.</summary>
    public static Tensor operator /(Tensor a, Scalar b) => Combine("div", a, b);

    /// <summary>-a, element by element.</summary>
    public static Tensor operator -(Tensor a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.Like(Expression.Of("neg", a.Expression));
    }

    private static Tensor Combine(string operation, Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.Shape.SequenceEqual(b.Shape)
            ? a.Like(Expression.Of(operation, a.Expression, b.Expression))
            : throw new ArgumentException(
                $"[{string.Join(", ", a.Shape)}] and [{string.Join(", ", b.Shape)}] cannot be combined element by element: they must be equal.", nameof(b));
    }

    private static Tensor Combine(string operation, Scalar a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return b.Like(Expression.Of(operation, a.Expression, b.Expression));
    }

    private static Tensor Combine(string operation, Tensor a, Scalar b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.Like(Expression.Of(operation, a.Expression, b.Expression));
    }

    /// <summary>The equation left == right, element by element; its residual is left - right.</summary>
    public static Equation operator ==(Tensor left, Tensor right) => new(Difference("==", left, right));

    /// <summary>The equation left == right, where every element is to have the value.</summary>
    public static Equation operator ==(Tensor left, Scalar right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(Expression.Of("equation", left.Expression, right.Expression));
    }

    /// <summary>Exists only because C# demands it beside ==.</summary>
    [Obsolete("There is no residual for 'not equal': C# demands this operator beside ==, which makes an equation.", error: true)]
    public static Equation operator !=(Tensor left, Tensor right) => throw new NotSupportedException();

    /// <summary>Exists only because C# demands it beside ==.</summary>
    [Obsolete("There is no residual for 'not equal': C# demands this operator beside ==, which makes an equation.", error: true)]
    public static Equation operator !=(Tensor left, Scalar right) => throw new NotSupportedException();

    /// <summary>Whether this is the same object; == builds an equation instead.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>A hash of the reference.</summary>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>A tensor of the same shape and boundaries.</summary>
    private Tensor Like(Expression expression) => new(expression, [.. Shape], _boundaries);

    private static Expression Difference(string sign, Tensor left, Tensor right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Shape.SequenceEqual(right.Shape)
            ? Expression.Of("equation", left.Expression, right.Expression)
            : throw new ArgumentException(
                $"[{string.Join(", ", left.Shape)}] {sign} [{string.Join(", ", right.Shape)}]: the two sides must have equal shapes.", nameof(right));
    }
}
