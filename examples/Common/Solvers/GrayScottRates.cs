namespace ModelGen.Examples.Solvers;

/// <summary>The rates of <see cref="GrayScott2D"/>, and the six patterns of The Well (Ohana et al. 2024).</summary>
/// <param name="Feed">f, in units of 1 / time.</param>
/// <param name="Kill">k, in units of 1 / time.</param>
public readonly record struct GrayScottRates(double Feed, double Kill)
{
    /// <summary>f = 0.014, k = 0.054: spots that move.</summary>
    public static GrayScottRates Gliders => new(0.014, 0.054);

    /// <summary>f = 0.098, k = 0.057.</summary>
    public static GrayScottRates Bubbles => new(0.098, 0.057);

    /// <summary>f = 0.029, k = 0.057.</summary>
    public static GrayScottRates Maze => new(0.029, 0.057);

    /// <summary>f = 0.058, k = 0.065.</summary>
    public static GrayScottRates Worms => new(0.058, 0.065);

    /// <summary>f = 0.018, k = 0.051.</summary>
    public static GrayScottRates Spirals => new(0.018, 0.051);

    /// <summary>f = 0.03, k = 0.062.</summary>
    public static GrayScottRates Spots => new(0.03, 0.062);
}
