using System.Numerics;
using ModelGen.Samplers;

namespace ModelGen.Examples.Fields;

/// <summary>
/// Band-limited random fields of a few Fourier modes, as APEBench draws its initial states (Koehler et al. 2024): the real part of
/// sum over k of a_k exp(i phi_k) exp(2 pi i k . x), |k_d| at most K along each axis and one k of every pair k, -k, without k = 0, with a_k uniform in
/// (-1, 1) and phi_k in (0, 2 pi), divided by its largest absolute value. In one dimension: sum over k = 1 .. K of a_k cos(2 pi k x + phi_k).
/// </summary>
public sealed class FourierSeriesField : IRandomField
{
    // the largest value is sought on a grid of its own, for the field must not depend on where it is sampled; off that grid it may be 0.5% larger
    private const int PeakPointsPerMode = 32;

    private readonly int _highest, _count;
    private readonly bool _maximumOne;
    private readonly FieldSeries _series, _peakSeries;
    private readonly double[] _peakNodes;

    /// <summary>Declares the distribution.</summary>
    /// <param name="dimensions">1, 2 or 3.</param>
    /// <param name="highest">K, at least 1.</param>
    /// <param name="maximumOne">Whether to divide by the largest absolute value.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public FourierSeriesField(int dimensions, int highest = 5, bool maximumOne = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, 3);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(highest);
        (Dimensions, _highest, _maximumOne) = (dimensions, highest, maximumOne);
        _count = TrigonometricBasis.Count(GridBoundary.Periodic, highest);
        (_series, _peakSeries) = (new FieldSeries(GridBoundary.Periodic, _count, dimensions), new FieldSeries(GridBoundary.Periodic, _count, dimensions));
        _peakNodes = TrigonometricBasis.Nodes(GridBoundary.Periodic, PeakPointsPerMode * highest);
    }

    /// <inheritdoc/>
    public int Dimensions { get; }

    /// <inheritdoc/>
    public GridBoundary Boundary => GridBoundary.Periodic;

    /// <inheritdoc/>
    public double[] Sample(ulong seed, long index, ReadOnlySpan<double> nodes)
    {
        double[] coefficients = Coefficients(seed, index);
        double[] values = _series.Evaluate(coefficients, nodes);
        if (_maximumOne)
        {
            double largest = _peakSeries.Evaluate(coefficients, _peakNodes).Max(Math.Abs);
            values = [.. values.Select(value => value / largest)];
        }

        return values;
    }

    // of the products of sines and cosines, [function of x, function of y, ..]
    private double[] Coefficients(ulong seed, long index)
    {
        CounterRandom random = new(seed, CounterRandom.Mix((ulong)index) ^ CounterRandom.StreamOf(nameof(FourierSeriesField)));
        double[] coefficients = new double[TensorProduct.Power(_count, Dimensions)];
        int[] wave = new int[Dimensions];
        int width = 2 * _highest + 1, all = TensorProduct.Power(width, Dimensions);
        // the second half of the cube has one of every pair; its first is k = 0
        for (int number = all / 2 + 1; number < all; number++)
        {
            for (int axis = Dimensions - 1, rest = number; axis >= 0; axis--, rest /= width)
            {
                wave[axis] = rest % width - _highest;
            }

            double amplitude = 2 * random.NextUniform() - 1;
            AddMode(coefficients, wave, Complex.FromPolarCoordinates(1, 2 * Math.PI * random.NextUniform()) * amplitude);
        }

        return coefficients;
    }

    // exp(i k . x) multiplied out: cos or i sign(k) sin along each axis, each over sqrt2 in terms of the basis
    private void AddMode(double[] coefficients, int[] wave, Complex factor)
    {
        for (int sines = 0; sines < 1 << Dimensions; sines++)
        {
            Complex term = factor;
            int place = 0;
            for (int axis = 0; axis < Dimensions; axis++)
            {
                bool isSine = (sines >> axis & 1) == 1;
                int frequency = Math.Abs(wave[axis]);
                term *= isSine ? new Complex(0, Math.Sign(wave[axis]) / Math.Sqrt(2)) : frequency == 0 ? 1 : 1 / Math.Sqrt(2);
                place = place * _count + (frequency == 0 ? 0 : 2 * frequency - (isSine ? 0 : 1));
            }

            coefficients[place] += term.Real;
        }
    }
}
