namespace ModelGen.Numerics;

/// <summary>
/// The elementary functions of double lanes, as polynomials: values in, values out, no branches but for angles beyond 1e8. Relative error below 1e-14
/// wherever the result is a normal number, near zeros of the function too; results below that range may lose their last bits.
/// Polynomials are minimax fits. Functions that serve as activations are inlined; the others are calls, so that they do not use up the JIT's inlining budget.
/// </summary>
public static partial class ElementaryDouble
{
    // ln 2 in two parts; n times the first is exact
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Log2E = 1.4426950408889634;
}
