using static ModelGen.Calculus;

namespace ModelGen.Tests.Symbols;

/// <summary>The Schrödinger declaration of DESIGN.md as a hand-written class: what generated members make of it.</summary>
internal sealed class DeclaredModel
{
    public Coordinate X { get; } = new("X", -5, 5);

    public Coordinate T { get; } = new("T", 0, Math.PI / 2);

    public ComplexField H { get; } = new("H");

    public Field U { get; } = new("U");

    public Equation Nls => I * D(H, T) + 0.5 * D(H, X, X) + Abs2(H) * H == 0;

    public Equation Start => H.At(T, 0) == 2 * Sech(X);

    public Equation Periodic => H.At(X, -5) == H.At(X, 5);

    public Equation Slope => D(H, X).At(X, -5) == D(H, X).At(X, 5);
}
