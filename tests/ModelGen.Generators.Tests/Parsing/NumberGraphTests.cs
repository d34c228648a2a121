namespace ModelGen.Generators.Tests.Parsing;

/// <summary>Plain numbers are computed in the types in which the running program computes them.</summary>
public class NumberGraphTests
{
    [Fact]
    public void Float_arithmetic_rounds_to_float() => GraphOracle.Agrees("""
        const float Third = 1f / 3;
        static readonly float Tenth = 0.1f;
        static float Cube(float a) => a * a * a;
        [Residual] Equation Products
        {
            get
            {
                float a = 0.1f;
                float sum = 0;
                for (int i = 0; i < 10; i++) sum += a;
                float mixed = a;
                mixed += 0.1f;
                mixed *= 3;
                double wide = a * a;
                double wider = a * 0.1;
                return U == a * a + Cube(Tenth) * X + sum * T + Third * K + mixed / 7 + wide - wider + (float)0.1 * a + Tenth % 0.03f;
            }
        }
        """);

    [Fact]
    public void Functions_of_float_give_float() => GraphOracle.Agrees("""
        [Residual] Equation Functions
        {
            get
            {
                float a = 2.5f;
                return U == MathF.Sqrt(a) * X + Math.Max(a, 0.1f) + MathF.Abs(-a) + MathF.Floor(a) + Math.Sqrt(a) + Math.Min(a, 3) + (a > 2.4 ? a : -a);
            }
        }
        """);

    [Fact]
    public void Whole_numbers_have_the_width_of_their_type() => GraphOracle.Agrees("""
        [Residual] Equation Widths
        {
            get
            {
                byte b = 250;
                b += 10;
                short s = short.MaxValue;
                s++;
                uint u = 0;
                u--;
                int shifted = 1 << Shift(33);
                long wide = 1L << Shift(40);
                int cut = (int)(wide + 5);
                sbyte small = (sbyte)Shift(200);
                int big = (int)Big(3e9);
                int negated = ~Shift(6);
                int least = int.MinValue;
                least = -least;
                int half = Shift(-7) / 2;
                return U == b + s * X + u * T + shifted + wide * K + cut + small + big + negated + least + half + Shift(-7) % 3;
            }
        }

        static int Shift(int n) => n;
        static double Big(double x) => x;
        """);

    [Fact]
    public void Compound_assignments_know_complex_numbers() => GraphOracle.Agrees("""
        [Residual] Equation Turned
        {
            get
            {
                var z = new System.Numerics.Complex(1, 2);
                var w = System.Numerics.Complex.ImaginaryOne;
                z *= w;
                z += 1;
                z -= w / 2;
                z /= new System.Numerics.Complex(0.5, -1);
                double x = 1.5;
                x--;
                x %= 0.4;
                return H * z == x;
            }
        }
        """);

    [Fact]
    public void The_model_can_be_passed_to_a_helper() => GraphOracle.Agrees("""
        [Residual] Equation Passed => Shifted(this) == X;
        static Scalar Shifted(Declared model) => model.U + model.Nu * model.Named;
        Scalar Named => X * T;
        """);
}
