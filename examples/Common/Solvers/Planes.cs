namespace ModelGen.Examples.Solvers;

/// <summary>Complex numbers as two arrays, so that the processor's vectors hold neighbours of one kind.</summary>
/// <param name="Re">Real parts.</param>
/// <param name="Im">Imaginary parts, as many.</param>
public readonly record struct Planes(double[] Re, double[] Im)
{
    /// <summary>Zeros.</summary>
    public static Planes Zeros(int count) => new(new double[count], new double[count]);

    /// <summary>i times the conjugate: what turns a transform into its inverse.</summary>
    public Planes Swapped => new(Im, Re);
}
