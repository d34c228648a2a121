using ModelGen.Samplers;

namespace ModelGen.Examples.Fields;

/// <summary>
/// Random functions on [0, 1], Gaussian with mean zero and covariance exp(-(x - y)^2 / (2 l^2)): those of the physics-informed DeepONets (Wang, Wang and
/// Perdikaris 2021). Nothing is asked of the ends. Drawn as a Fourier series of the period P = 1 + 8.5 l, whose covariance is the sum of the kernel over all
/// periods (Dietrich and Newsam 1997, circulant embedding): between two points of [0, 1] the others add less than 1e-15. A function is determined by seed and
/// index, the same at any nodes, and has its antiderivative in closed form. Threads may share an instance.
/// </summary>
public sealed class GaussianProcess
{
    // exp(-8.5^2 / 2) = 2e-16; amplitudes below exp(-9.6^2 / 4) = 1e-10 are left out
    private const double Gap = 8.5, Reach = 9.6;

    private readonly double _period;
    private readonly double[] _deviations;

    /// <summary>Declares the distribution.</summary>
    /// <param name="length">l: the length of correlation, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public GaussianProcess(double length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        Length = length;
        _period = 1 + Gap * length;
        int highest = (int)Math.Ceiling(Reach * _period / (2 * Math.PI * length));
        _deviations = new double[highest + 1];
        for (int k = 0; k <= highest; k++)
        {
            double angle = 2 * Math.PI * k * length / _period, mass = length * Math.Sqrt(2 * Math.PI) / _period * Math.Exp(-0.5 * angle * angle);
            _deviations[k] = Math.Sqrt(k == 0 ? mass : 2 * mass);
        }
    }

    /// <summary>l.</summary>
    public double Length { get; }

    /// <summary>The function of a seed and an index.</summary>
    /// <param name="seed">Seed of the set.</param>
    /// <param name="index">Which function of the set.</param>
    /// <param name="nodes">Positions, from 0 to 1.</param>
    /// <returns>[node].</returns>
    public double[] Sample(ulong seed, long index, ReadOnlySpan<double> nodes)
    {
        (double[] cosines, double[] sines) = Coefficients(seed, index);
        double[] values = new double[nodes.Length];
        for (int i = 0; i < values.Length; i++)
        {
            for (int k = 0; k < cosines.Length; k++)
            {
                (double sin, double cos) = double.SinCosPi(2 * k * nodes[i] / _period);
                values[i] += cosines[k] * cos + sines[k] * sin;
            }
        }

        return values;
    }

    /// <summary>The integral of the function of a seed and an index from 0 to every node.</summary>
    /// <inheritdoc cref="Sample"/>
    public double[] Antiderivative(ulong seed, long index, ReadOnlySpan<double> nodes)
    {
        (double[] cosines, double[] sines) = Coefficients(seed, index);
        double[] values = new double[nodes.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = cosines[0] * nodes[i];
            for (int k = 1; k < cosines.Length; k++)
            {
                (double sin, double cos) = double.SinCosPi(2 * k * nodes[i] / _period);
                values[i] += _period / (2 * Math.PI * k) * (cosines[k] * sin + sines[k] * (1 - cos));
            }
        }

        return values;
    }

    private (double[] Cosines, double[] Sines) Coefficients(ulong seed, long index)
    {
        CounterRandom random = new(seed, CounterRandom.Mix((ulong)index) ^ CounterRandom.StreamOf(nameof(GaussianProcess)));
        double[] cosines = new double[_deviations.Length], sines = new double[_deviations.Length];
        for (int k = 0; k < cosines.Length; k++)
        {
            (cosines[k], sines[k]) = (_deviations[k] * random.NextNormal(), _deviations[k] * random.NextNormal());
        }

        return (cosines, sines);
    }
}
