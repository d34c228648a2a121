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
    static readonly double[] LinearParts = Symmetric(0.0792036964311957, 0.353172906049774, -0.0420650803577195);
    static readonly double[] PointwiseParts = [.. Half(), .. Half().Reverse()];

    readonly Complex[][] factors;
    readonly PointwiseFlow flow;
    readonly double step;

    /// <summary>The exact solution of u' = N(u) at one point after a time that may be negative.</summary>
    public delegate Complex PointwiseFlow(Complex value, double time);

    /// <summary>Prepares a fixed step.</summary>
    /// <param name="linear">The symbol of L, [mode].</param>
    /// <param name="flow">The flow of N.</param>
    /// <param name="step">h > 0.</param>
    public SplitStep(Complex[] linear, PointwiseFlow flow, double step)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        (this.flow, this.step) = (flow, step);
        factors = [.. LinearParts.Select(part => linear.Select(c => Complex.Exp(c * part * step)).ToArray())];
    }

    /// <inheritdoc/>
    public void Step(Complex[] spectrum)
    {
        for (int stage = 0; stage < PointwiseParts.Length; stage++)
        {
            Multiply(spectrum, factors[stage]);
            FourierGrid.Inverse(spectrum);
            for (int j = 0; j < spectrum.Length; j++)
            {
                spectrum[j] = flow(spectrum[j], PointwiseParts[stage] * step);
            }

            FourierGrid.Forward(spectrum);
        }

        Multiply(spectrum, factors[^1]);
    }

    static void Multiply(Complex[] spectrum, Complex[] factor)
    {
        for (int k = 0; k < spectrum.Length; k++)
        {
            spectrum[k] *= factor[k];
        }
    }

    static double[] Symmetric(double first, double second, double third) =>
        [first, second, third, 1 - 2 * (first + second + third), third, second, first];

    static double[] Half()
    {
        const double first = 0.209515106613362, second = -0.143851773179818;
        return [first, second, 0.5 - first - second];
    }
}
