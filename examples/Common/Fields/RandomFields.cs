namespace ModelGen.Examples.Fields;

/// <summary>What all random fields have.</summary>
public static class RandomFields
{
    /// <summary>The function of a seed and an index on the grid of its boundary, see <see cref="GridBoundary"/>.</summary>
    /// <param name="field">The random field.</param>
    /// <param name="seed">Seed of the set.</param>
    /// <param name="index">Which function of the set.</param>
    /// <param name="points">n: nodes along each axis, at least 2.</param>
    /// <returns>[x], [x, y] or [x, y, z].</returns>
    public static double[] Sample(this IRandomField field, ulong seed, long index, int points) =>
        field.Sample(seed, index, TrigonometricBasis.Nodes(field.Boundary, points));
}
