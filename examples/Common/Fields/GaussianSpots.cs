using ModelGen.Samplers;

namespace ModelGen.Examples.Fields;

/// <summary>
/// Initial states of reactions on a periodic square, [x, y, component]: A = the product over spots of (1 - exp(-80 |x - c - d|^2)) and
/// B = 1 - the product over spots of (1 - exp(-80 |x - c|^2)), with places c anywhere, as many as drawn, and displacements d of length 0.1 in any direction.
/// Both are between 0 and 1 and smooth across the sides; where there is no spot the state is A = 1, B = 0, in which nothing happens. The clusters of The Well
/// (Ohana et al. 2024) are of this kind; their numbers are not published, and these are our own.
/// </summary>
public sealed class GaussianSpots
{
    private const double Sharpness = 80, Displacement = 0.1;

    private readonly int _fewest, _most;

    /// <summary>Declares the distribution.</summary>
    /// <param name="fewest">The fewest spots, at least 1.</param>
    /// <param name="most">The most spots; every number between is as likely.</param>
    /// <exception cref="ArgumentOutOfRangeException">There would be no spot, or the most are fewer than the fewest.</exception>
    public GaussianSpots(int fewest, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fewest);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, fewest);
        (_fewest, _most) = (fewest, most);
    }

    /// <summary>The state of a seed and an index at x_i = i L / n, y_j = j L / n.</summary>
    /// <param name="seed">Seed of the set.</param>
    /// <param name="index">Which state of the set.</param>
    /// <param name="points">n.</param>
    /// <param name="length">L.</param>
    /// <returns>[x, y, component].</returns>
    public double[] Sample(ulong seed, long index, int points, double length)
    {
        CounterRandom random = new(seed, CounterRandom.Mix((ulong)index) ^ CounterRandom.StreamOf(nameof(GaussianSpots)));
        int spots = _fewest + random.NextBelow(_most - _fewest + 1);
        double[] state = new double[2 * points * points];
        Array.Fill(state, 1);
        for (int spot = 0; spot < spots; spot++)
        {
            double x = length * random.NextUniform(), y = length * random.NextUniform();
            (double sin, double cos) = double.SinCosPi(2 * random.NextUniform());
            Multiply(state, 0, Bell(points, length, x + Displacement * cos), Bell(points, length, y + Displacement * sin));
            Multiply(state, 1, Bell(points, length, x), Bell(points, length, y));
        }

        for (int i = 1; i < state.Length; i += 2)
        {
            state[i] = 1 - state[i];
        }

        return state;
    }

    private static void Multiply(double[] state, int component, double[] alongX, double[] alongY)
    {
        for (int i = 0; i < state.Length / 2; i++)
        {
            state[2 * i + component] *= 1 - alongX[i / alongY.Length] * alongY[i % alongY.Length];
        }
    }

    // exp(-80 r^2) with r the way round a period to the nearest centre: smooth to 1e-8 at the farthest place of a period of 1
    private static double[] Bell(int points, double length, double centre)
    {
        double[] values = new double[points];
        for (int i = 0; i < points; i++)
        {
            double way = Math.IEEERemainder(i * length / points - centre, length);
            values[i] = Math.Exp(-Sharpness * way * way);
        }

        return values;
    }
}
