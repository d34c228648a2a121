namespace ModelGen.Plots;

/// <summary>Long histories as curves that eyes can follow.</summary>
internal static class Smoothing
{
    /// <summary>At most some so many points: the lowest and the highest of each stretch, in the order of the iterations.</summary>
    /// <param name="name">The curve's name.</param>
    /// <param name="values">[iteration].</param>
    /// <param name="most">Points, even.</param>
    public static Curve Envelope(string name, ReadOnlySpan<double> values, int most)
    {
        List<double> x = [], y = [];
        int stretch = Math.Max(1, (2 * values.Length + most - 1) / most);
        for (int first = 0; first < values.Length; first += stretch)
        {
            (int low, int high) = (first, first);
            for (int i = first + 1; i < Math.Min(first + stretch, values.Length); i++)
            {
                low = values[i] < values[low] ? i : low;
                high = values[i] > values[high] ? i : high;
            }

            foreach (int i in low == high ? new[] { low } : [Math.Min(low, high), Math.Max(low, high)])
            {
                x.Add(i + 1);
                y.Add(values[i]);
            }
        }

        return new Curve(name, x, y);
    }

    /// <summary>
    /// Means of stretches, at their middle: of logarithms where all numbers of the stretch are positive, so that an outlier does not count more than it shows.
    /// </summary>
    /// <param name="name">The curve's name.</param>
    /// <param name="values">[iteration].</param>
    /// <param name="stretch">Iterations that make a mean.</param>
    public static Curve Means(string name, ReadOnlySpan<double> values, int stretch)
    {
        List<double> x = [], y = [];
        for (int first = 0; first < values.Length; first += stretch)
        {
            double[] part = values.Slice(first, Math.Min(stretch, values.Length - first)).ToArray();
            x.Add(first + (part.Length + 1) / 2.0);
            y.Add(part.All(value => value > 0) ? Math.Exp(part.Average(Math.Log)) : part.Average());
        }

        return new Curve(name, x, y);
    }
}
