namespace ModelGen;

public static partial class Calculus
{
    /// <summary>e^x.</summary>
    public static Scalar Exp(Scalar x) => Scalar.Build("exp", x);

    /// <summary>The natural logarithm.</summary>
    public static Scalar Log(Scalar x) => Scalar.Build("log", x);

    /// <summary>The square root.</summary>
    public static Scalar Sqrt(Scalar x) => Scalar.Build("sqrt", x);

    /// <summary>Sine, radians.</summary>
    public static Scalar Sin(Scalar x) => Scalar.Build("sin", x);

    /// <summary>Cosine, radians.</summary>
    public static Scalar Cos(Scalar x) => Scalar.Build("cos", x);

    /// <summary>Tangent, radians.</summary>
    public static Scalar Tan(Scalar x) => Scalar.Build("tan", x);

    /// <summary>Arc sine.</summary>
    public static Scalar Asin(Scalar x) => Scalar.Build("asin", x);

    /// <summary>Arc cosine.</summary>
    public static Scalar Acos(Scalar x) => Scalar.Build("acos", x);

    /// <summary>Arc tangent.</summary>
    public static Scalar Atan(Scalar x) => Scalar.Build("atan", x);

    /// <summary>Hyperbolic sine.</summary>
    public static Scalar Sinh(Scalar x) => Scalar.Build("sinh", x);

    /// <summary>Hyperbolic cosine.</summary>
    public static Scalar Cosh(Scalar x) => Scalar.Build("cosh", x);

    /// <summary>Hyperbolic tangent.</summary>
    public static Scalar Tanh(Scalar x) => Scalar.Build("tanh", x);

    /// <summary>1 / cosh x.</summary>
    public static Scalar Sech(Scalar x) => Scalar.Build("sech", x);

    /// <summary>1 / (1 + e^-x).</summary>
    public static Scalar Sigmoid(Scalar x) => Scalar.Build("sigmoid", x);

    /// <summary>log(1 + e^x).</summary>
    public static Scalar Softplus(Scalar x) => Scalar.Build("softplus", x);

    /// <summary>The error function.</summary>
    public static Scalar Erf(Scalar x) => Scalar.Build("erf", x);

    /// <summary>|x|; its derivative is Sign(x).</summary>
    public static Scalar Abs(Scalar x) => Scalar.Build("abs", x);

    /// <summary>-1, 0 or 1; its derivative is 0.</summary>
    public static Scalar Sign(Scalar x) => Scalar.Build("sign", x);

    /// <summary>The smaller of x and y.</summary>
    public static Scalar Min(Scalar x, Scalar y) => Scalar.Build("min", x, y);

    /// <summary>The larger of x and y.</summary>
    public static Scalar Max(Scalar x, Scalar y) => Scalar.Build("max", x, y);

    /// <summary>x^exponent.</summary>
    public static Scalar Pow(Scalar x, int exponent) => Scalar.Build("pow", x, (Scalar)exponent);

    /// <summary>x^exponent; NaN for negative x and an exponent that is no integer.</summary>
    public static Scalar Pow(Scalar x, double exponent) => Scalar.Build("pow", x, (Scalar)exponent);

    /// <summary>x^exponent; NaN for negative x and an exponent that is no integer.</summary>
    public static Scalar Pow(Scalar x, Scalar exponent) => Scalar.Build("pow", x, exponent);

    /// <summary>The angle of the point (x, y), in (-pi, pi].</summary>
    public static Scalar Atan2(Scalar y, Scalar x) => Scalar.Build("atan2", y, x);

    /// <summary>x x.</summary>
    public static Scalar Square(Scalar x) => x * x;

    /// <summary>The first value where the condition holds, else the second; chosen point by point.</summary>
    public static Scalar Where(Predicate condition, Scalar then, Scalar otherwise)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(condition.Select(then, otherwise));
    }
}
