namespace ModelGen.Generators.Tests.Parsing;

/// <summary>Operators, functions and numbers.</summary>
public class ArithmeticGraphTests
{
    [Fact]
    public void Operators_and_signs() => GraphOracle.Agrees("""
        [Residual] Equation Sums => U + X - 2 * T / U == -U - (X - T) + +K;
        [Residual] Equation Mixed => 0.5 * U * X + 2 * (3 * U) == U / 2 / X;
        [Residual] Equation Complexes => I * H + 2 * H - H / X == -(U * H) + Flow.Q;
        [Residual] Equation Reused => U * U + U * U == (U * U) * (U * U);
        [Residual] Equation Shared { get { Scalar square = U * U; return square + square * X == 0; } }
        """);

    [Fact]
    public void Real_functions() => GraphOracle.Agrees("""
        [Residual] Equation Exponentials => Exp(U) + Log(U) + Sqrt(U) == Sinh(U) + Cosh(U) + Tanh(U) + Sech(U);
        [Residual] Equation Angles => Sin(U) + Cos(U) + Tan(U) + Asin(U) + Acos(U) + Atan(U) == Atan2(U, X);
        [Residual] Equation Kinks => Abs(U) + Sign(U) + Min(U, X) + Max(U, 0) == Square(U);
        [Residual] Equation Bells => Sigmoid(U) + Softplus(U) + Erf(U) == 0;
        [Residual] Equation Activations => Relu(U) + LeakyRelu(U) + LeakyRelu(U, 0.2) + Elu(U) + Elu(U, alpha: 0.3) + Selu(U)
            == Gelu(U) + Silu(U) + Sine(U) + Arctan(U);
        """);

    [Fact]
    public void Complex_functions_and_constants() => GraphOracle.Agrees("""
        [Residual] Equation Parts => Re(H) + Im(H) + Abs(H) + Abs2(H) + Arg(H) == 0;
        [Residual] Equation Whole => Conj(H) + Exp(I * X) * H + Square(H) == I * D(H, T);
        [Residual] Equation Numbers => new System.Numerics.Complex(1, -2) * H == System.Numerics.Complex.ImaginaryOne * H + System.Numerics.Complex.One;
        [Residual] Equation Computed => (new System.Numerics.Complex(1, 2) * new System.Numerics.Complex(0.5, -1) + 3) * H == U;
        [Residual] Equation Product => Abs2(Flow.Q * H) == Re(Conj(H) * Flow.Q);
        """);

    [Fact]
    public void Powers_with_whole_real_and_symbolic_exponents() => GraphOracle.Agrees("""
        [Residual] Equation Whole => Pow(U, 3) + Pow(U, 2) + Pow(U, 0) + Pow(U, -2) == 0;
        [Residual] Equation Real => Pow(X + 2, 0.5) + Pow(X + 2, -1.5) + Pow(X + 2, 3.0) == U;
        [Residual] Equation Symbolic => Pow(X + 2, K) + Pow(X + 2, U) == Pow(2, X) * U;
        [Residual] Equation Computed => Pow(U, 1 + 1) + Pow(U, 1.0 / 3) == 0;
        """);

    [Fact]
    public void Conditions_on_symbols_with_all_four_comparisons() => GraphOracle.Agrees("""
        [Residual] Equation Greater => Where(X > 0, U, 1) == 0;
        [Residual] Equation Less => Where(X < 0.5, U, T) == 0;
        [Residual] Equation GreaterOrEqual => Where(U >= X, U, 2 * U) == 0;
        [Residual] Equation LessOrEqual => Where(1 <= T, D(U, X), 0) == 0;
        [Residual] Equation Complexes => Where(X > 0, H, I * H) == Where(X <= T, U, H);
        """);

    [Fact]
    public void Math_on_plain_numbers_is_computed() => GraphOracle.Agrees("""
        [Residual] Equation Constants => Math.PI * U + Math.Sin(0.3) * X == Math.Exp(-1.5) + Math.Pow(2, 0.5) * Math.Sqrt(3);
        [Residual] Equation Functions => U * Math.Atan2(1, 2) + Math.Log(2, 3) + Math.Log10(7) + Math.Abs(-2) + Math.Max(1, 2)
            == Math.Min(0.5, 1) + Math.Floor(2.7) + Math.Ceiling(0.1) + Math.Cosh(0.3) + Math.Tanh(0.2);
        [Residual] Equation Arithmetic => (1 + 2.5) * U == (7 - 2) / 5.0 + 7 % 4;
        [Residual] Equation Transcendental => Sin(0.3) * U == Exp(1) + Sqrt(2.0);
        [Residual] Equation Tiny => 1e-300 * U == double.Epsilon + 0.1 + 0.2;
        """);

    [Fact]
    public void Zeros_of_both_signs_stay_apart() => GraphOracle.Agrees("""
        [Residual] Equation Signed => U * -0.0 + 0.0 == U * X + 0;
        """);

    [Fact]
    public void Fields_that_are_constants() => GraphOracle.Agrees("""
        const double Speed = 2.5;
        static readonly double Half = Math.Sqrt(0.25);
        static readonly double[] Weights = [0.1, 0.2];
        [Residual] Equation Wave => D(U, T, T) == Speed * Speed * D(U, X, X) + Half * Weights[1] + Physics.Gravity;
        """, "static class Physics { public const double Gravity = 9.81; }");

    [Fact]
    public void A_long_sum_and_a_deep_product()
    {
        string sum = string.Join(" + ", Enumerable.Range(1, 600).Select(k => $"{k} * U"));
        string product = string.Join(" * ", Enumerable.Repeat("U", 600));
        GraphOracle.Agrees($"[Residual] Equation Sum => {sum} == 0;\n[Residual] Equation Product => {product} == 1;");
    }
}
