namespace ModelGen;

public static partial class Calculus
{
    /// <summary>max(0, z). Its second derivative is zero.</summary>
    public static Scalar Relu(Scalar z) => Scalar.Build("relu", z);

    /// <summary>z above 0, slope z below. Its second derivative is zero.</summary>
    public static Scalar LeakyRelu(Scalar z, double slope = 0.01) => Scalar.Build("leakyrelu", z, (Scalar)slope);

    /// <summary>z above 0, alpha (e^z - 1) below; Clevert et al. 2016.</summary>
    public static Scalar Elu(Scalar z, double alpha = 1) => Scalar.Build("elu", z, (Scalar)alpha);

    /// <summary>lambda z above 0, lambda alpha (e^z - 1) below, with the self-normalising constants of Klambauer et al. 2017.</summary>
    public static Scalar Selu(Scalar z) => Scalar.Build("selu", z);

    /// <summary>z (1 + erf(z / sqrt 2)) / 2, exactly; Hendrycks and Gimpel 2016.</summary>
    public static Scalar Gelu(Scalar z) => Scalar.Build("gelu", z);

    /// <summary>z sigmoid(z), also called swish; Elfwing et al. 2018.</summary>
    public static Scalar Silu(Scalar z) => Scalar.Build("silu", z);

    /// <summary>sin z; Sitzmann et al. 2020.</summary>
    public static Scalar Sine(Scalar z) => Sin(z);

    /// <summary>arctan z.</summary>
    public static Scalar Arctan(Scalar z) => Atan(z);
}
