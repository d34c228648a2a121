using System.Numerics;

namespace ModelGen.Compiled.Tests.Oracle;

/// <content>Fourier layers by their definition: one exponential for each pixel and each frequency.</content>
internal sealed partial class NetworkOracle
{
    /// <summary>numbers: channels, initializer, modes.</summary>
    private Grid Spectral(Grid x, string path, int[] numbers)
    {
        int channels = numbers[0];
        int[] modes = numbers[2..];
        int[] kept = [.. modes.Select((count, axis) => axis == 0 ? count : 2 * count - 1)];
        double[] weights = Parameter(path + "/weight");
        return x.Map([.. x.Axes, channels], sample =>
        {
            double[] result = new double[x.Pixels * channels];
            int number = 0;
            foreach (int[] place in Grid.Box(kept))
            {
                int[] k = [.. place.Select((p, axis) => axis == 0 ? p : p + 1 - modes[axis])];
                Complex[] coefficients = [.. Enumerable.Range(0, x.Channels).Select(c => Enumerable.Range(0, x.Pixels)
                    .Aggregate(Complex.Zero, (sum, p) => sum + sample[p * x.Channels + c] * Wave(p, x.Axes, k, -1)) / x.Pixels)];
                for (int o = 0; o < channels; o++)
                {
                    int row = (number * channels + o) * 2 * x.Channels;
                    Complex y = Enumerable.Range(0, x.Channels).Aggregate(
                        Complex.Zero, (sum, c) => sum + new Complex(weights[row + c], weights[row + x.Channels + c]) * coefficients[c]);
                    for (int p = 0; p < x.Pixels; p++)
                    {
                        result[p * channels + o] += (k[0] == 0 ? 1 : 2) * (y * Wave(p, x.Axes, k, 1)).Real;
                    }
                }

                number++;
            }

            return result;
        });
    }

    /// <summary>By the coefficients of all frequencies.</summary>
    private static Grid SpectralDerivative(Grid x, int axis, int order, double length)
    {
        int n = x.Axes[axis];
        return x.Each(x.Sizes, (sample, place, c) =>
        {
            Complex sum = 0;
            for (int k = -((n - 1) / 2); k <= n / 2; k++)
            {
                Complex slope = 2 * k == n && order % 2 == 1 ? 0 : Complex.Pow(new Complex(0, 2 * Math.PI * k / length), order);
                for (int p = 0; p < n; p++)
                {
                    int[] from = [.. place.Select((at, a) => a == axis ? p : at)];
                    Complex wave = Complex.FromPolarCoordinates(1, 2 * Math.PI * k * (place[axis] - p) / n);
                    sum += slope * sample[Index(from, x.Axes) * x.Channels + c] * wave / n;
                }
            }

            return sum.Real;
        });
    }

    private static Complex Wave(int pixel, int[] axes, int[] k, int sign) => Complex.FromPolarCoordinates(
        1, sign * 2 * Math.PI * Grid.Place(pixel, axes).Select((p, axis) => (double)(p * k[axis] % axes[axis]) / axes[axis]).Sum());
}
