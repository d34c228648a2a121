namespace ModelGen;

/// <content>Functions of one number, element by element.</content>
public sealed partial class Tensor
{
    /// <summary>A function of one number, built in or the user's own, element by element: <c>x.Apply(Swish)</c>.</summary>
    /// <param name="function">A static method Scalar -> Scalar.</param>
    public Tensor Apply(Func<Scalar, Scalar> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Like(function(new Scalar(Expression)).Expression);
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

    /// <summary>z where z is positive, else <paramref name="slope"/> z, element by element; Maas et al. 2013.</summary>
    public Tensor LeakyRelu(double slope = 0.01) => Apply(z => Calculus.LeakyRelu(z, slope));

    /// <summary>z where z is positive, else <paramref name="alpha"/> (e^z - 1), element by element; Clevert et al. 2016.</summary>
    public Tensor Elu(double alpha = 1) => Apply(z => Calculus.Elu(z, alpha));

    /// <summary>The scaled exponential linear unit, element by element; Klambauer et al. 2017.</summary>
    public Tensor Selu() => Apply(Calculus.Selu);

    /// <summary>e^z, element by element.</summary>
    public Tensor Exp() => Apply(Calculus.Exp);

    /// <summary>log z, element by element.</summary>
    public Tensor Log() => Apply(Calculus.Log);

    /// <summary>The square root, element by element.</summary>
    public Tensor Sqrt() => Apply(Calculus.Sqrt);

    /// <summary>z^2, element by element.</summary>
    public Tensor Square() => Apply(Calculus.Square);

    /// <summary>|z|, element by element.</summary>
    public Tensor Abs() => Apply(Calculus.Abs);

    /// <summary>cos, element by element.</summary>
    public Tensor Cos() => Apply(Calculus.Cos);
}
