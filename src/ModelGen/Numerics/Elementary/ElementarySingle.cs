namespace ModelGen.Numerics;

/// <summary>
/// The elementary functions of float lanes, as polynomials: values in, values out, no branches but for angles beyond 1e5. Relative error below 5e-7
/// wherever the result is a normal number, near zeros of the function too; results below that range may lose their last bits.
/// Polynomials are minimax fits. Functions that serve as activations are inlined; the others are calls, so that they do not use up the JIT's inlining budget.
/// </summary>
public static partial class ElementarySingle
{
    // ln 2 in two parts; n times the first is exact
    private const double Ln2High = 0.693359375;
    private const double Ln2Low = -2.12194440054690583e-4;
    private const double Log2E = 1.4426950408889634;
}
