namespace ModelGen.Examples.Solvers;

/// <summary>Values of functions on a grid.</summary>
public static class GridFunction
{
    /// <summary>f(x_i, y_j) with x_i = i L / n and y_j = j L / n, the nodes of a periodic square.</summary>
    /// <param name="points">n.</param>
    /// <param name="length">L.</param>
    /// <param name="function">f.</param>
    /// <returns>[x, y].</returns>
    public static double[] Sample(int points, double length, Func<double, double, double> function)
    {
        double[] values = new double[points * points];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = function(i / points * length / points, i % points * length / points);
        }

        return values;
    }
}
