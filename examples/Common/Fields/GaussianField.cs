using ModelGen.Samplers;

namespace ModelGen.Examples.Fields;

/// <summary>
/// Gaussian random fields N(0, sigma^2 (-Laplace + tau^2 I)^-alpha) on the unit interval, square or cube, by their Karhunen-Loeve series: the coefficient of
/// every product of the orthonormal functions of <see cref="TrigonometricBasis"/> is an independent N(0, sigma_k^2) with
/// sigma_k = sigma (|kappa|^2 + tau^2)^(-alpha / 2), kappa its vector of wavenumbers (Lord, Powell and Shardlow 2014, chapter 7). A coefficient is a function
/// of seed, index and wavenumbers: two fields that differ in the highest frequency share the others. Examples of Li et al. 2021:
/// Burgers <c>new(1, Periodic, 128, 25, 5, 2)</c>, Darcy before its threshold <c>new(2, Neumann, 64, 1, 3, 2)</c>,
/// vorticity <c>new(2, Periodic, 32, Math.Pow(7, 0.75), 7, 2.5)</c>.
/// </summary>
public sealed class GaussianField : IRandomField
{
    private readonly double[] _deviations;
    private readonly ulong[] _numbers;
    private readonly FieldSeries _series;

    /// <summary>Declares the distribution.</summary>
    /// <param name="dimensions">1, 2 or 3.</param>
    /// <param name="boundary">What the functions do at the sides.</param>
    /// <param name="highest">K: the highest frequency along each axis; higher ones are left out, so choose it where sigma_k is negligible.</param>
    /// <param name="sigma">The scale; its square is the factor of the covariance.</param>
    /// <param name="tau">The inverse correlation length; zero only with a zero mean or a zero boundary.</param>
    /// <param name="alpha">The power of the covariance; samples are smoother with a larger one.</param>
    /// <param name="zeroMean">Whether the constant function is left out; a zero boundary has none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public GaussianField(int dimensions, GridBoundary boundary, int highest, double sigma, double tau, double alpha, bool zeroMean = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, 3);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(highest);
        ArgumentOutOfRangeException.ThrowIfNegative(sigma);
        ArgumentOutOfRangeException.ThrowIfNegative(tau);
        bool hasMean = !zeroMean && boundary != GridBoundary.Zero;
        if (tau == 0 && hasMean)
        {
            throw new ArgumentOutOfRangeException(nameof(tau), "With tau = 0 the mean has an infinite variance; ask for a zero mean.");
        }

        (Dimensions, Boundary) = (dimensions, boundary);
        int count = TrigonometricBasis.Count(boundary, highest);
        _series = new FieldSeries(boundary, count, dimensions);
        _deviations = new double[TensorProduct.Power(count, dimensions)];
        _numbers = new ulong[_deviations.Length];
        for (int i = 0; i < _deviations.Length; i++)
        {
            double square = tau * tau;
            ulong number = 0;
            for (int axis = 0, rest = i; axis < dimensions; axis++, rest /= count)
            {
                double kappa = TrigonometricBasis.Wavenumber(boundary, rest % count);
                square += kappa * kappa;
                number = axis == 0 ? (ulong)(rest % count) : Pair(number, (ulong)(rest % count));
            }

            _numbers[i] = number;
            bool isConstant = i == 0 && boundary != GridBoundary.Zero;
            _deviations[i] = isConstant && !hasMean ? 0 : sigma * Math.Pow(square, -alpha / 2);
        }
    }

    /// <inheritdoc/>
    public int Dimensions { get; }

    /// <inheritdoc/>
    public GridBoundary Boundary { get; }

    /// <summary>sigma_k of every coefficient, [function of x, function of y, ..].</summary>
    public IReadOnlyList<double> Deviations => _deviations;

    /// <summary>The coefficients of a function, [function of x, function of y, ..].</summary>
    /// <param name="seed">Seed of the set.</param>
    /// <param name="index">Which function of the set.</param>
    public double[] Coefficients(ulong seed, long index)
    {
        ulong stream = CounterRandom.Mix((ulong)index) ^ CounterRandom.StreamOf(nameof(GaussianField));
        double[] coefficients = new double[_deviations.Length];
        for (int i = 0; i < coefficients.Length; i++)
        {
            // a normal number takes two of the stream
            coefficients[i] = _deviations[i] * new CounterRandom(seed, stream, 2 * _numbers[i]).NextNormal();
        }

        return coefficients;
    }

    /// <inheritdoc/>
    public double[] Sample(ulong seed, long index, ReadOnlySpan<double> nodes) =>
        _series.Evaluate(Coefficients(seed, index), nodes);

    // Szudzik's pairing: a bijection of pairs and numbers in which pairs of small numbers come first, whatever the highest frequency
    private static ulong Pair(ulong a, ulong b) => a >= b ? a * a + a + b : b * b + a;
}
