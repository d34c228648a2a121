namespace ModelGen;

/// <summary>How the weights of a network start. Biases start at zero.</summary>
public enum Initializer
{
    /// <summary>Uniform in +-sqrt(6 / (inputs + outputs)); Glorot and Bengio 2010.</summary>
    GlorotUniform,

    /// <summary>Normal with variance 2 / (inputs + outputs); Glorot and Bengio 2010.</summary>
    GlorotNormal,

    /// <summary>Uniform in +-sqrt(6 / inputs); He et al. 2015.</summary>
    HeUniform,

    /// <summary>Normal with variance 2 / inputs; He et al. 2015.</summary>
    HeNormal,

    /// <summary>Normal with variance 1 / inputs; LeCun et al. 1998.</summary>
    LeCunNormal,

    /// <summary>Sinusoidal networks, omega_0 = 30; Sitzmann et al. 2020, section 3.2.</summary>
    Siren,
}
