namespace ModelGen.Kernels.Tensors;

/// <content>
/// The truncated discrete Fourier transform as matrices: any extent, primes too. Frequencies 0 to modes - 1 are kept, along axes behind the first also their
/// negatives; coefficients are those of the function, X_k = 1/n sum x_j exp(-2 pi i jk/n), and do not depend on how finely it is sampled.
/// Complex numbers are pairs of real ones; "parts" are where they lie.
/// </content>
public sealed partial record AxisMap
{
    /// <summary>Real numbers to coefficients k = 0 ... modes - 1: [k][Re, Im], or [k][Im, Re, -Im] with three parts.</summary>
    public static AxisMap Fourier(int n, int modes, int parts) => Dense(n, Enumerable.Range(0, modes).SelectMany(k =>
    {
        double[] re = [.. Enumerable.Range(0, n).Select(j => Cos(j, k, n) / n)];
        double[] im = [.. Enumerable.Range(0, n).Select(j => -Sin(j, k, n) / n)];
        return Parts(re, im, parts);
    }));

    /// <summary>Complex numbers [Re, Im][n] to coefficients k = 1 - modes ... modes - 1: [k][Re, Im], or [k][Im, Re, -Im] with three parts.</summary>
    public static AxisMap FourierComplex(int n, int modes, int parts) => Dense(2 * n, Enumerable.Range(1 - modes, 2 * modes - 1).SelectMany(k =>
    {
        // (a + ib) (cos - i sin)
        double[] re = [.. Enumerable.Range(0, 2 * n).Select(i => i < n ? Cos(i, k, n) / n : Sin(i - n, k, n) / n)];
        double[] im = [.. Enumerable.Range(0, 2 * n).Select(i => i < n ? -Sin(i, k, n) / n : Cos(i - n, k, n) / n)];
        return Parts(re, im, parts);
    }));

    /// <summary>Coefficients [k = 0 ... modes - 1][Im, Re] to the real part of what they stand for, together with their conjugates.</summary>
    public static AxisMap InverseFourier(int modes, int n) => Dense(2 * modes, Enumerable.Range(0, n).Select(j => Enumerable.Range(0, 2 * modes)
        .Select(i => (i < 2 ? 1.0 : 2.0) * (i % 2 == 0 ? -Sin(j, i / 2, n) : Cos(j, i / 2, n))).ToArray()));

    /// <summary>Coefficients [k = 1 - modes ... modes - 1][Im, Re] to complex numbers [n][Im, Re], part by part: [Im, Re][n] read as [part][j].</summary>
    public static AxisMap InverseFourierComplex(int modes, int n) => Dense(2 * (2 * modes - 1), Enumerable.Range(0, 2 * n).Select(row =>
    {
        // (a + ib) (cos + i sin)
        bool isIm = row < n;
        int j = row % n;
        return Enumerable.Range(0, 2 * (2 * modes - 1)).Select(i =>
        {
            int k = i / 2 + 1 - modes;
            bool fromIm = i % 2 == 0;
            return isIm == fromIm ? Cos(j, k, n) : isIm ? Sin(j, k, n) : -Sin(j, k, n);
        }).ToArray();
    }));

    /// <summary>
    /// The derivative of an order of the trigonometric polynomial through n samples of a period of some length. The frequency n/2 of even n has no phase:
    /// it is dropped in odd derivatives (Trefethen 2000, Spectral Methods in MATLAB, chapter 3).
    /// </summary>
    public static AxisMap SpectralDerivative(int n, int order, double length)
    {
        double[] kernel = new double[n];
        for (int k = 1; 2 * k <= n; k++)
        {
            bool isNyquist = 2 * k == n;
            if (isNyquist && order % 2 == 1)
            {
                continue;
            }

            // (ik)^order exp(ikx) and its conjugate: k^order cos(kx + order pi/2), twice
            double size = (isNyquist ? 1 : 2) * Math.Pow(2 * Math.PI * k / length, order) / n;
            for (int j = 0; j < n; j++)
            {
                kernel[j] += size * (order % 4) switch { 0 => Cos(j, k, n), 1 => -Sin(j, k, n), 2 => -Cos(j, k, n), _ => Sin(j, k, n) };
            }
        }

        return Dense(n, Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => kernel[(i - j + n) % n]).ToArray()));
    }

    private static AxisMap Dense(int inputs, IEnumerable<double[]> rows) =>
        new(inputs, [.. rows.Select(row => Entries([.. row.Select((weight, i) => (i, weight))]))]);

    private static double[][] Parts(double[] re, double[] im, int parts) => parts == 3 ? [im, re, [.. im.Select(number => -number)]] : [re, im];

    // the argument is reduced exactly, so that what is zero is zero
    private static double Cos(long j, long k, int n) => CosOf((j * k % n + n) % n, n);

    private static double Sin(long j, long k, int n) => SinOf((j * k % n + n) % n, n);

    private static double CosOf(long place, int n) => 4 * place == n || 4 * place == 3L * n ? 0 : Math.Cos(2 * Math.PI * place / n);

    private static double SinOf(long place, int n) => place == 0 || 2 * place == n ? 0
        : 2 * place > n ? -SinOf(n - place, n) : Math.Sin(2 * Math.PI * place / n);
}
