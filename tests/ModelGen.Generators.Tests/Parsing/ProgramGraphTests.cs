namespace ModelGen.Generators.Tests.Parsing;

/// <summary>Bodies that are programs: locals, loops, arrays, tuples, conditions, helpers in other files.</summary>
public class ProgramGraphTests
{
    [Fact]
    public void Lambdas_and_methods_are_handed_on() => GraphOracle.Agrees("""
        [Residual] Equation Handed
        {
            get
            {
                double k = 3;
                Func<Scalar, Scalar> wave = z => Sin(k * z);
                return Twice(wave, U) + Twice(Half, X) == Twice(Tanh, U);
            }
        }

        static Scalar Twice(Func<Scalar, Scalar> f, Scalar z) => f(f(z));
        static Scalar Half(Scalar z) => 0.5 * z;
        """);

    [Fact]
    public void Loops_with_constant_bounds_unroll() => GraphOracle.Agrees("""
        [Residual] Equation Fourier
        {
            get
            {
                Scalar sum = 0;
                for (int k = 1; k <= 4; k++)
                {
                    sum += Sin(k * Math.PI * X) / (k * k);
                }

                return U == sum;
            }
        }

        [Residual] Equation Down
        {
            get
            {
                Scalar product = 1.0;
                int n = 8;
                while (n > 1)
                {
                    product *= U - n;
                    n /= 2;
                }

                return product == 0;
            }
        }

        [Residual] Equation Jumps
        {
            get
            {
                Scalar sum = X;
                for (int i = 0, j = 10; i < j; i += 3, --j)
                {
                    if (i == 3) continue;
                    if (j < 8) break;
                    sum -= (i << 1) * U;
                }

                foreach (Scalar term in new Scalar[] { U, T, K })
                {
                    sum = sum + term;
                }

                foreach (int n in (int[])[1, 2, 3])
                {
                    sum /= n;
                }

                return sum == 0;
            }
        }
        """);

    [Fact]
    public void Do_while_runs_its_body_first() => GraphOracle.Agrees("""
        [Residual] Equation Once
        {
            get
            {
                Scalar sum = U;
                int n = 5;
                do
                {
                    sum = sum * n;
                    n--;
                }
                while (n > 3);
                return sum == 0;
            }
        }
        """);

    [Fact]
    public void Integers_behave_as_in_the_running_program() => GraphOracle.Agrees("""
        [Residual] Equation Bits
        {
            get
            {
                int n = 7;
                n <<= 2;
                n |= 1;
                n ^= 8;
                n &= 61;
                n %= 10;
                int overflow = int.MaxValue;
                overflow += 2;
                int quotient = -7 / 2;
                int remainder = -7 % 3;
                double ratio = 7;
                ratio /= 2;
                return U * n + overflow == quotient + remainder * X + ratio * (5 >> 1) + (int)2.9 + (n > 3 ? 1 : 2);
            }
        }
        """);

    [Fact]
    public void Locals_arrays_and_tuples() => GraphOracle.Agrees("""
        [Residual] Equation Arrays
        {
            get
            {
                Scalar[] basis = [X, T, X * T];
                var weights = new double[3];
                for (int i = 0; i < weights.Length; i++)
                {
                    weights[i] = 0.5 * i;
                }

                Scalar[] both = [.. basis, U];
                Scalar sum = both[0];
                for (int i = 1; i < basis.Length; i++)
                {
                    sum += weights[i] * basis[i];
                }

                return sum == both[3];
            }
        }

        [Residual] Equation Tuples
        {
            get
            {
                (Scalar value, Scalar slope) = Parts(U);
                var (a, b) = (value, slope);
                var pair = Parts(X * U);
                (a, b) = (b, a);
                return a + b == pair.Item1 - pair.Slope;
            }
        }

        private (Scalar Value, Scalar Slope) Parts(Scalar f) => (f, D(f, X));
        """);

    [Fact]
    public void Conditions_on_plain_numbers_choose_while_compiling() => GraphOracle.Agrees("""
        const int Order = 3;
        [Residual] Equation Chosen => Order > 2 && !(Order == 5) ? D(U, X, X) == 0 : U == 0;
        [Residual] Equation Statement { get { if (Order % 2 == 0) { return U == 1; } else { return U == Sign(Order) + Kind("b"); } } }
        static Scalar Kind(string name) { if (name == "a") return 1; return name != "b" ? 2 : 3; }
        static double Sign(int n) => n < 0 || n == 7 ? -1 : 1;
        """);

    [Fact]
    public void Switches_on_plain_values() => GraphOracle.Agrees("""
        [Residual] Equation Expression => Basis(0) + Basis(1) + Basis(2) == U;
        [Residual] Equation Statement => Case(1) + Case(2) + Case(9) == U;
        Scalar Basis(int n) => n switch { 0 => 1, 1 => X, _ => 2 * X * Basis1(n) };
        Scalar Basis1(int n) => n * T;
        Scalar Case(int n)
        {
            switch (n)
            {
                case 1:
                    return X;
                case 2:
                case 3:
                    return T;
                default:
                    break;
            }

            return X * T;
        }
        """);

    [Fact]
    public void Helpers_in_other_files_take_and_return_any_symbol() => GraphOracle.Agrees("""
        [Residual] Equation First => Waves.Packet(X, T, width: 0.5) == U;
        [Residual] Equation Second => X.Squared() + U.Squared() == Waves.Twice(U, X) * Waves.Sum(U, X, T);
        [Residual] Equation Third => Waves.Phase(H, X) == Waves.Local(U);
        [Residual] Equation Fourth => Waves.Pick<Scalar>([U, X], 1) == Waves.Default(U);
        """, """
        static class Waves
        {
            public static Scalar Packet(Coordinate x, Coordinate t, double speed = 1.5, double width = 1)
            {
                var s = x - speed * t;
                return Exp(-s.Squared() / (width * width));
            }
            public static Scalar Twice(Scalar f, Coordinate x) => D(D(f, x), x);
            public static Scalar Sum(params Scalar[] terms) { Scalar sum = terms[0]; for (int i = 1; i < terms.Length; ++i) sum = sum + terms[i]; return sum; }
            public static ComplexScalar Phase(ComplexScalar h, Scalar angle) => h * Exp(I * angle);
            public static T Pick<T>(T[] items, int at) => items[at];
            public static Scalar Default(Scalar f, double scale = 3) => f * scale;
            public static Scalar Local(Scalar f)
            {
                double factor = 0.25;
                return Scaled(Scaled(f));
                Scalar Scaled(Scalar g) { factor *= 2; return g * factor; }
            }
        }
        """, "static class Extensions { public static Scalar Squared(this Scalar x) => x * x; }");

    [Fact]
    public void A_helper_that_calls_itself_from_two_places_in_turn() => GraphOracle.Agrees("""
        [Residual] Equation Nested => Bump(Bump(U, 1), Math.Max(1, 2)) == Bump(X, 3);
        static Scalar Bump(Scalar f, int n) => n * f + f * f;
        """);
}
