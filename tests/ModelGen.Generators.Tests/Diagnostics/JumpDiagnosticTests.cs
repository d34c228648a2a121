namespace ModelGen.Generators.Tests.Diagnostics;

/// <summary>MG5005: derivatives that forget what holds at a jump.</summary>
public class JumpDiagnosticTests
{
    private const string Remedy = "the derivative is taken on each side alone, so what holds in between, such as a continuous flux, is lost; "
        + "declare a field for each side and equate values and fluxes where they meet, or declare the flux as a field, such as 'Q == K * D(U, X)' "
        + "and 'D(Q, X) == 0'";

    [Theory]
    [InlineData("D(K * D(U, X), X) == 0", "jumps at X = 0.5")]
    [InlineData("K * D(U, X, X) + D(K, X) * D(U, X) == 0", "jumps at X = 0.5")]
    [InlineData("Flux(K, U, X) == 0", "jumps at X = 0.5")]
    [InlineData("D(D(U, X) / K, X) == 1", "jumps at X = 0.5")]
    [InlineData("D(Where(X >= 0.25, 2, 1) * U, X) == 0", "jumps at X = 0.25")]
    [InlineData("D(Where(1 - 2 * X > 0, U, 3 * U), X) == 0", "jumps at X = 0.5")]
    [InlineData("D((2 + Sign(X - 0.75)) * D(U, X), X) == 0", "jumps at X = 0.75")]
    [InlineData("D(Where(Abs(X - 0.5) < 1e-3, 5, 1) * D(U, X), X) == 0", "jumps at X = 0.499")]
    [InlineData("D(Where(X > 0.3, Where(X < 0.6, 5, 1), 1) * D(U, X), X) == 0", "jumps at X = 0.6")]
    [InlineData("D(U * X + Abs(X - 0.5), X, X) == 0", "has a kink at X = 0.5")]
    [InlineData("D(Max(X, 0.25) * U, X, X) == 0", "has a kink at X = 0.25")]
    [InlineData("D(Min(X, 0.25) * D(U, X), X, X) == 0", "has a kink at X = 0.25")]
    [InlineData("D(Where(X > 0.5, X - 0.5, 0), X, X) + U == 1", "has a kink at X = 0.5")]
    [InlineData("D(Where(X > 0.5, Square(X - 0.5), 0) * U, X, X, X) == 1", "changes its curvature at X = 0.5")]
    [InlineData("D(Where(U > 0.2, 1, 5) * D(U, X), X) == 0", "jumps where a condition changes over")]
    [InlineData("D(Where(U > 1e5, 1, 5) * D(U, X), X) == 0", "jumps where a condition changes over")]
    [InlineData("D(Relu(U - 1), X, X) == 0", "has a kink where a condition changes over")]
    [InlineData("D(Where(X < Front, 1, 5) * D(U, X), X) == 0", "jumps where a condition changes over")]
    [InlineData("D(Where(X + T < 1, 1, 5) * D(U, X), X) == 0", "jumps where a condition changes over")]
    [InlineData("D(Re((1 + I) * K * D(U, X)), X) == 0", "jumps at X = 0.5")]
    public void MG5005_the_derivative_of_something_that_jumps(string equation, string fault) => Diagnosed.InModel("MG5005", "Heat",
        $"'Heat' differentiates by X something that {fault}: {Remedy}",
        "[Coefficient(0.5)] public partial Scalar Front { get; set; } Scalar K => Where(X < 0.5, 1.14, 0.01);"
            + "static Scalar Flux(Scalar k, Scalar u, Coordinate x) { Scalar q = k * D(u, x); return D(q, x); }"
            + $"[Residual] Equation Heat => {equation}; [Condition] Equation Others => D(U, X) + T + Front == 0;");

    [Theory]
    [InlineData("K * D(U, X, X) == 0")]
    [InlineData("D(U, X, X) == Where(X < 0.5, 1, 0) + Abs(X - 0.5)")]
    [InlineData("D(K * D(U, T), T) == D(U, X)")]
    [InlineData("D(K * U, X).At(X, 0) == K * D(U, X)")]
    [InlineData("D(Where(X > 0.5, U, 0) + Where(X <= 0.5, U, 0), X) == 1")]
    [InlineData("D(Abs(X - 0.5) * U, X) == 1")]
    [InlineData("D(Where(X > 2, 5, 1) * U, X) == 1")]
    [InlineData("D(Where(X > 0, 5, 1) * U, X) == 1")]
    [InlineData("D(Abs(X) * U, X, X) == 1")]
    [InlineData("D((X - 0.5) * Sign(X - 0.5) * U, X) == 1")]
    [InlineData("D(Abs(U) * U, X, X) == 1")]
    [InlineData("D(Elu(U), X, X) == 1")]
    [InlineData("D(Abs(D(U, X)) * D(U, X), X) == 1")]
    [InlineData("D(Where(X > 0.5, Square(X - 0.5), 0) * U, X, X) == 1")]
    [InlineData("D(Two, X, X) == 1")]
    [InlineData("D(K * D(Two, X), X) == 1")]
    [InlineData("D(Q, X) == K * D(U, X) - Q")]
    [InlineData("D(Tanh(100 * (X - 0.5)) * D(U, X), X) == 1")]
    [InlineData("D(Where(X > 0.5, U, U), X) == 1")]
    [InlineData("D(Sqrt(Square(U)), X) == 1")]
    [InlineData("D(Max(Exp(X), 0.5) * U, X, X) == 1")]
    public void What_is_smooth_where_it_is_differentiated_is_left_alone(string equation) => Quiet.InFiles($$"""
        [Pinn] public partial class M
        {
            [Domain(0, 1)] public partial Coordinate X { get; }
            [Domain(0, 2)] public partial Coordinate T { get; }
            [Mlp(4)] public partial Field U { get; }
            [Mlp(4)] public partial Field Q { get; }
            [Mlp(4)] public partial (Field Left, Field Right) Sides { get; }
            Scalar K => Where(X < 0.5, 1.14, 0.01);
            Scalar Two => Where(X < 0.5, Sides.Left, Sides.Right);
            [Residual] Equation Heat => {{equation}};
            [Condition] Equation Others => D(U, T) + Q == Sides.Left + Sides.Right;
        }
        """);
}
