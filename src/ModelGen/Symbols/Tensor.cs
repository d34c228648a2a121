namespace ModelGen;

/// <summary>
/// A vector of numbers at every point, on its way through the layers of a network. <c>Stack(X, T).Dense(64).Tanh().Dense(1)[0]</c> is a network
/// like any other: <c>D</c> and <c>At</c> go through it. Every call of <see cref="Dense"/> owns its weights and biases.
/// </summary>
public sealed class Tensor
{
    internal Tensor(Expression expression, int length)
    {
        Expression = expression;
        Length = length;
    }

    /// <summary>Numbers in the vector.</summary>
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
        return new Tensor(Expression.Of("neg", a.Expression), a.Length);
    }

    /// <summary>W x + b with weights W [outputs][inputs] and biases b [outputs] of its own.</summary>
    /// <param name="outputs">Numbers in the result; positive.</param>
    /// <param name="initializer">How the weights start.</param>
    /// <param name="name">The layer's name in files, in place of "Dense"; a constant.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of outputs is not positive.</exception>
    public Tensor Dense(int outputs, Initializer initializer = Initializer.GlorotUniform, string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        return new Tensor(Expression.Layer("dense", [outputs], Expression), outputs);
    }

    /// <summary>A function of one number, built in or the user's own, element by element: <c>x.Apply(Swish)</c>.</summary>
    /// <param name="function">A static method Scalar -> Scalar.</param>
    public Tensor Apply(Func<Scalar, Scalar> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new Tensor(function(new Scalar(Expression)).Expression, Length);
    }

    /// <summary>tanh, element by element.</summary>
    public Tensor Tanh() => Apply(Calculus.Tanh);

    /// <summary>sin, element by element; Sitzmann et al. 2020 for networks of them.</summary>
    public Tensor Sin() => Apply(Calculus.Sin);

    /// <summary>The arc tangent, element by element.</summary>
    public Tensor Arctan() => Apply(Calculus.Atan);

    /// <summary>1 / (1 + e^-z), element by element.</summary>
    public Tensor Sigmoid() => Apply(Calculus.Sigmoid);

    /// <summary>log(1 + e^z), element by element.</summary>
    public Tensor Softplus() => Apply(Calculus.Softplus);

    /// <summary>z Phi(z), element by element; Hendrycks and Gimpel 2016.</summary>
    public Tensor Gelu() => Apply(Calculus.Gelu);

    /// <summary>z / (1 + e^-z), element by element.</summary>
    public Tensor Silu() => Apply(Calculus.Silu);

    /// <summary>max(0, z), element by element. Its second derivative is zero.</summary>
    public Tensor Relu() => Apply(Calculus.Relu);

    private static Tensor Combine(string operation, Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.Length == b.Length
            ? new Tensor(Expression.Of(operation, a.Expression, b.Expression), a.Length)
            : throw new ArgumentException($"Vectors of {a.Length} and {b.Length} numbers cannot be combined element by element.", nameof(b));
    }

    private static Tensor Combine(string operation, Scalar a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new Tensor(Expression.Of(operation, a.Expression, b.Expression), b.Length);
    }

    private static Tensor Combine(string operation, Tensor a, Scalar b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new Tensor(Expression.Of(operation, a.Expression, b.Expression), a.Length);
    }
}
