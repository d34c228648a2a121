namespace ModelGen;

public static partial class Calculus
{
    /// <summary>The imaginary unit.</summary>
    public static ComplexScalar I { get; } = new(Expression.Leaf("i"));

    /// <summary>The complex conjugate.</summary>
    public static ComplexScalar Conj(ComplexScalar z) => new(ComplexScalar.Node("conj", z));

    /// <summary>The real part.</summary>
    public static Scalar Re(ComplexScalar z) => Scalar.Build("re", z);

    /// <summary>The imaginary part.</summary>
    public static Scalar Im(ComplexScalar z) => Scalar.Build("im", z);

    /// <summary>|z|.</summary>
    public static Scalar Abs(ComplexScalar z) => Scalar.Build("abs", z);

    /// <summary>|z|^2, smooth everywhere.</summary>
    public static Scalar Abs2(ComplexScalar z) => Scalar.Build("abs2", z);

    /// <summary>The angle of z, in (-pi, pi].</summary>
    public static Scalar Arg(ComplexScalar z) => Scalar.Build("arg", z);

    /// <summary>e^z.</summary>
    public static ComplexScalar Exp(ComplexScalar z) => new(ComplexScalar.Node("exp", z));

    /// <summary>z z.</summary>
    public static ComplexScalar Square(ComplexScalar z) => z * z;

    /// <summary>The first value where the condition holds, else the second; chosen point by point.</summary>
    public static ComplexScalar Where(Predicate condition, ComplexScalar then, ComplexScalar otherwise)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(condition.Select(then, otherwise));
    }
}
