namespace ModelGen;

/// <summary>How a function is continued between its sensors.</summary>
public enum Interpolation
{
    /// <summary>Straight lines: its derivative jumps at the sensors, and its second derivative is zero.</summary>
    Linear,

    /// <summary>Cubic convolution (Keys 1981): smooth once, of third order.</summary>
    Cubic,
}
