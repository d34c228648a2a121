using System.Numerics;

namespace ModelGen.Examples.References;

/// <summary>
/// Operator splitting of fourth order for u_t = L u + N(u) where both parts are solved exactly, L in Fourier space and N at each
/// point: the six-stage symmetric scheme of Blanes and Moan 2002 (S6). It conserves what both parts conserve and, unlike
/// <see cref="Etdrk4"/>, keeps its accuracy where fast dispersive modes carry weight, as they do behind a kink. Its stages run
/// backwards too, so it is not for diffusion.
/// </summary>
public sealed class SplitStep : ITimeStepper
{
    private static readonly double[] s_linearParts = Symmetric(0.0792036964311957, 0.353172906049774, -0.0420650803577195);
    private static readonly double[] s_pointwiseParts = [.. Half(), .. Half().Reverse()];

    private readonly Complex[][] _factors;
    private readonly PointwiseFlow _flow;
    private readonly double _step;

    /// <summary>The exact solution of u' = N(u) at one point after a time that may be negative.</summary>
    public delegate Complex PointwiseFlow(Complex value, double time);

    /// <summary>Prepares a fixed step.</summary>
    /// <param name="linear">The symbol of L, [mode].</param>
    /// <param name="flow">The flow of N.</param>
    /// <param name="step">h > 0.</param>
    public SplitStep(Complex[] linear, PointwiseFlow flow, double step)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        (_flow, _step) = (flow, step);
        _factors = [.. s_linearParts.Select(part => linear.Select(c => Complex.Exp(c * part * step)).ToArray())];
    }

    /// <inheritdoc/>
    public void Step(Complex[] spectrum)
    {
        for (int stage = 0; stage < s_pointwiseParts.Length; stage++)
        {
            Multiply(spectrum, _factors[stage]);
            FourierGrid.Inverse(spectrum);
            for (int j = 0; j < spectrum.Length; j++)
            {
                spectrum[j] = _flow(spectrum[j], s_pointwiseParts[stage] * _step);
            }

            FourierGrid.Forward(spectrum);
        }

        Multiply(spectrum, _factors[^1]);
    }

    private static void Multiply(Complex[] spectrum, Complex[] factor)
    {
        for (int k = 0; k < spectrum.Length; k++)
        {
            spectrum[k] *= factor[k];
        }
    }

    private static double[] Symmetric(double first, double second, double third) =>
        [first, second, third, 1 - 2 * (first + second + third), third, second, first];

    private static double[] Half()
    {
        const double first = 0.209515106613362, second = -0.143851773179818;
        return [first, second, 0.5 - first - second];
    }
}
