namespace ModelGen.Numerics;

/// <summary>
/// The arithmetic that emitted pointwise code is written in: values in, values out, no pointers, no masks.
/// SIMD lanes implement it on the CPU and a single number implements it in a GPU kernel, so one emitted body serves both.
/// </summary>
/// <typeparam name="TSelf">The implementing value type.</typeparam>
public interface IArithmetic<TSelf> where TSelf : struct, IArithmetic<TSelf>
{
    /// <summary>The same constant in every lane.</summary>
    static abstract TSelf Constant(double value);

    /// <summary>a + b.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>a - b.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>a * b.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>a / b.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>-a.</summary>
    static abstract TSelf operator -(TSelf a);

    /// <summary>a * b + c, fused where the hardware fuses.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>a &gt; b ? x : y, lane by lane; false where a or b is NaN.</summary>
    static abstract TSelf Select(TSelf a, TSelf b, TSelf x, TSelf y);

    /// <summary>The smaller of a and b; NaN if either is.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The larger of a and b; NaN if either is.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>|a|.</summary>
    static abstract TSelf Abs(TSelf a);

    /// <summary>-1, 0 or 1; the derivative of |a|.</summary>
    static abstract TSelf Sign(TSelf a);

    /// <summary>The correctly rounded square root.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>e^a.</summary>
    static abstract TSelf Exp(TSelf a);

    /// <summary>The natural logarithm.</summary>
    static abstract TSelf Log(TSelf a);

    /// <summary>a^p for a real, constant or varying exponent; NaN for negative a and non-integer p.</summary>
    static abstract TSelf Pow(TSelf a, TSelf p);

    /// <summary>Sine, radians.</summary>
    static abstract TSelf Sin(TSelf a);

    /// <summary>Cosine, radians.</summary>
    static abstract TSelf Cos(TSelf a);

    /// <summary>Tangent, radians.</summary>
    static abstract TSelf Tan(TSelf a);

    /// <summary>Arc sine.</summary>
    static abstract TSelf Asin(TSelf a);

    /// <summary>Arc cosine.</summary>
    static abstract TSelf Acos(TSelf a);

    /// <summary>Arc tangent.</summary>
    static abstract TSelf Atan(TSelf a);

    /// <summary>The angle of the point (x, y), in (-pi, pi].</summary>
    static abstract TSelf Atan2(TSelf y, TSelf x);

    /// <summary>Hyperbolic sine.</summary>
    static abstract TSelf Sinh(TSelf a);

    /// <summary>Hyperbolic cosine.</summary>
    static abstract TSelf Cosh(TSelf a);

    /// <summary>Hyperbolic tangent.</summary>
    static abstract TSelf Tanh(TSelf a);

    /// <summary>1 / cosh(a).</summary>
    static abstract TSelf Sech(TSelf a);

    /// <summary>1 / (1 + e^-a).</summary>
    static abstract TSelf Sigmoid(TSelf a);

    /// <summary>log(1 + e^a), without overflow.</summary>
    static abstract TSelf Softplus(TSelf a);

    /// <summary>The error function.</summary>
    static abstract TSelf Erf(TSelf a);
}
