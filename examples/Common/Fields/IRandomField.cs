namespace ModelGen.Examples.Fields;

/// <summary>Random functions on the unit interval, square or cube, each determined by a seed and an index: the same on every grid and on any thread.</summary>
public interface IRandomField
{
    /// <summary>1, 2 or 3.</summary>
    int Dimensions { get; }

    /// <summary>What the functions do at the sides.</summary>
    GridBoundary Boundary { get; }

    /// <summary>The function of a seed and an index at nodes that every axis has.</summary>
    /// <param name="seed">Seed of the set.</param>
    /// <param name="index">Which function of the set.</param>
    /// <param name="nodes">Positions along each axis, from 0 to 1.</param>
    /// <returns>[x], [x, y] or [x, y, z].</returns>
    double[] Sample(ulong seed, long index, ReadOnlySpan<double> nodes);
}
