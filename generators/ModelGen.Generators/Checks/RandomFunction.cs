using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Checks;

/// <summary>
/// A smooth function that stands for an output of a network nobody has trained yet: a sum of waves, c_k sin(w_k x + p_k), whose derivatives of all
/// orders are its own. It satisfies no equation by chance.
/// </summary>
/// <param name="lower">The lower ends of the domain.</param>
/// <param name="widths">Its lengths.</param>
/// <param name="depends">Which coordinates the network depends on.</param>
/// <param name="key">Tells functions apart.</param>
internal sealed class RandomFunction(double[] lower, double[] widths, bool[] depends, params int[] key)
{
    private const int Waves = 5;

    public double Derivative(MultiIndex alpha, double[] place)
    {
        double sum = alpha.IsZero ? RandomNumbers.Signed([.. key, 0]) : 0;
        for (int k = 1; k <= Waves; k++)
        {
            double angle = 7 * RandomNumbers.Unit([.. key, k, 0]);
            double factor = 0.5 + RandomNumbers.Unit([.. key, k, 1]);
            for (int c = 0; c < place.Length; c++)
            {
                double wave = depends[c] ? (1 + 3 * RandomNumbers.Unit([.. key, k, 2, c])) * Math.Sign(RandomNumbers.Signed([.. key, k, 3, c])) : 0;
                angle += wave * (place[c] - lower[c]) / widths[c];
                factor *= Math.Pow(wave / widths[c], alpha[c]);
            }

            sum += factor * Math.Sin(angle + alpha.Order * Math.PI / 2);
        }

        return sum;
    }
}
