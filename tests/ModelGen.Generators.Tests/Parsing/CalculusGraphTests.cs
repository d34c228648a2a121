namespace ModelGen.Generators.Tests.Parsing;

/// <summary>Derivatives, places, and the symbols that a model declares.</summary>
public class CalculusGraphTests
{
    [Fact]
    public void Derivatives_of_fields_and_of_expressions() => GraphOracle.Agrees("""
        [Residual] Equation Orders => D(U, T) + D(U, X, X) + D(U, X, T, X, T) == D(D(U, X), X) + D(D(U, T, X), X, X);
        [Residual] Equation Expressions => D(U * U + X, X) == D(Sin(U), X, T) + D(X * T, X);
        [Residual] Equation Complexes => I * D(H, T) + 0.5 * D(H, X, X) + Abs2(H) * H == D(Abs2(H), X);
        [Residual] Equation OfAnArray => D(U, [X, T]) == 2 * D(U, new[] { T, X });
        """);

    [Fact]
    public void Laplacians_are_sums_of_second_derivatives() => GraphOracle.Agrees("""
        [Residual] Equation One => Laplacian(U, X) == 0;
        [Residual] Equation Three => Laplacian(U, X, Y, T) == Laplacian(U * X, X, Y);
        [Residual] Equation Complexes => Laplacian(H, X, Y) == H;
        """);

    [Fact]
    public void Places_of_one_two_and_three_coordinates() => GraphOracle.Agrees("""
        [Condition] Equation One => U.At(T, 0) == Sin(X);
        [Condition] Equation Two => U.At(X, 0.5, T, 1) == 0;
        [Condition] Equation Three => U.At(X, 0.5, Y, 2, T, 1) == K;
        [Condition] Equation Moving => D(U, X).At(X, T / 4) == U.At(X, K * T, Y, Sin(T) + 1);
        [Condition] Equation OfExpressions => (U * X + T).At(X, 0.25) == D(U, X).At(X, -1).At(T, 0);
        [Condition] Equation Complexes => H.At(X, -1) == D(H, X).At(X, 1, T, 0.5);
        """);

    [Fact]
    public void Tuples_of_fields_and_scalars_of_every_kind() => GraphOracle.Agrees("""
        [Residual] Equation Momentum => D(Flow.V, T) + Flow.V * D(Flow.V, X) == -D(Flow.P, X) + Nu * D(Flow.V, X, X);
        [Residual] Equation Data => Measured == U + K * Flow.P;
        [Residual] Equation Complexes => I * D(Flow.Q, T) == Nu * Flow.Q;
        """);

    [Fact]
    public void Properties_that_call_properties() => GraphOracle.Agrees("""
        public Scalar Hard => X * (1 - X) * U;
        Scalar Slope => D(Hard, X);
        public ComplexScalar Rotated => Exp(I * T) * H;
        Scalar Flux { get => Nu * Slope; }
        [Residual] Equation Conservation => D(Hard, T) + D(Flux, X) == Helpers.Source(X);
        [Residual] Equation Turning => D(Rotated, T) == this.Rotated * Slope;
        """, "static class Helpers { public static Scalar Source(Scalar x) => Sin(Math.PI * x) * Amplitude; static double Amplitude => 0.25 * 3; }");

    [Fact]
    public void Equations_shared_between_classes()
    {
        const string equations = """
            static class HeatEquation
            {
                public static Equation Of(Scalar u, Scalar k, Coordinate t, params Coordinate[] x) => D(u, t) == k * Laplacian(u, x);
                public static Equation Periodic(Scalar u, Coordinate x, double from, double to) => u.At(x, from) == u.At(x, to);
            }
            """;
        GraphOracle.Agrees("""
            [Residual] Equation Heat => HeatEquation.Of(U, K, T, X, Y);
            [Residual] Equation Other => HeatEquation.Of(Flow.V * X, 0.5, T, X);
            [Condition] Equation Ends => HeatEquation.Periodic(U, X, -1, to: 1);
            [Condition] Equation Named => HeatEquation.Periodic(x: X, to: 0.5, from: -0.5, u: Flow.P);
            """, equations);
    }
}
