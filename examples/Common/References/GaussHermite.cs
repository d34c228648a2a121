namespace ModelGen.Examples.References;

/// <summary>
/// Gauss-Hermite quadrature: integral of f(z) exp(-z^2) = sum of w_i f(z_i), exact for polynomials below degree 2n. Weights
/// are kept as logarithms, because the outer ones underflow where f overflows.
/// </summary>
public sealed class GaussHermite
{
    /// <summary>Computes the rule by Newton's method on the normalised Hermite functions.</summary>
    /// <param name="count">n, 2 to 600 (beyond, the recurrence would start below the smallest double).</param>
    public GaussHermite(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 600);
        Nodes = new double[count];
        LogWeights = new double[count];
        for (int i = 0; i < (count + 1) / 2; i++)
        {
            double z = Root(count, i);
            (_, double previous) = HermiteFunctions(count, z);
            // w = exp(-z^2) / (n psi_{n-1}(z)^2)
            double logWeight = -z * z - Math.Log(count * previous * previous);
            (Nodes[i], Nodes[count - 1 - i]) = (-z, z);
            (LogWeights[i], LogWeights[count - 1 - i]) = (logWeight, logWeight);
        }
    }

    /// <summary>z_i, increasing, [n].</summary>
    public double[] Nodes { get; }

    /// <summary>log w_i, [n].</summary>
    public double[] LogWeights { get; }

    // the i-th largest root, from the semiclassical phase 2 (n + 1/2) (theta - sin theta cos theta) / 2 = (i + 3/4) pi, z = sqrt(2n + 1) cos theta
    private static double Root(int count, int i)
    {
        if (count % 2 == 1 && i == count / 2)
        {
            return 0;
        }

        double target = (i + 0.75) * Math.PI / (count + 0.5), low = 0, high = Math.PI / 2;
        for (int k = 0; k < 60; k++)
        {
            double theta = (low + high) / 2;
            if (theta - Math.Sin(theta) * Math.Cos(theta) < target)
            {
                low = theta;
            }
            else
            {
                high = theta;
            }
        }

        double z = Math.Sqrt(2 * count + 1) * Math.Cos(low);
        for (int k = 0; k < 20; k++)
        {
            (double psi, double previous) = HermiteFunctions(count, z);
            double change = psi / (Math.Sqrt(2.0 * count) * previous - z * psi);
            z -= change;
            if (Math.Abs(change) < 1e-15 * z)
            {
                break;
            }
        }

        return z;
    }

    // psi_n(z) and psi_{n-1}(z), orthonormal over the real line; psi_n' = sqrt(2n) psi_{n-1} - z psi_n
    private static (double Psi, double Previous) HermiteFunctions(int order, double z)
    {
        double previous = 0, psi = Math.Pow(Math.PI, -0.25) * Math.Exp(-z * z / 2);
        for (int k = 1; k <= order; k++)
        {
            (previous, psi) = (psi, Math.Sqrt(2.0 / k) * z * psi - Math.Sqrt((k - 1.0) / k) * previous);
        }

        return (psi, previous);
    }
}
