using System.Numerics;
using static ModelGen.Calculus;

namespace ModelGen.Tests.Symbols;

public class ExpressionPrinterTests
{
    private static readonly DeclaredModel s_model = new();
    private static readonly Scalar s_a = new Field("A");
    private static readonly Scalar s_b = new Field("B");
    private static readonly Scalar s_c = new Field("C");

    [Fact]
    public void Equations_print_as_they_were_written()
    {
        Assert.Equal("I * D(H, T) + 0.5 * D(H, X, X) + Abs2(H) * H == 0", s_model.Nls.ToString());
        Assert.Equal("H.At(T, 0) == 2 * Sech(X)", s_model.Start.ToString());
        Assert.Equal("D(H, X).At(X, -5) == D(H, X).At(X, 5)", s_model.Slope.ToString());
    }

    [Fact]
    public void Parentheses_appear_only_where_needed()
    {
        Assert.Equal("A + B + C", (s_a + s_b + s_c).ToString());
        Assert.Equal("A + (B + C)", (s_a + (s_b + s_c)).ToString());
        Assert.Equal("A - (B - C)", (s_a - (s_b - s_c)).ToString());
        Assert.Equal("(A + B) * C", ((s_a + s_b) * s_c).ToString());
        Assert.Equal("A / (B * C)", (s_a / (s_b * s_c)).ToString());
        Assert.Equal("A / B * C", (s_a / s_b * s_c).ToString());
        Assert.Equal("-(A + B)", (-(s_a + s_b)).ToString());
        Assert.Equal("-(-A)", (-(-s_a)).ToString());
        Assert.Equal("(A + B).At(X, 0)", (s_a + s_b).At(s_model.X, 0).ToString());
        Assert.Equal("Where(A + B > C, A, -B)", Where(s_a + s_b > s_c, s_a, -s_b).ToString());
    }

    [Fact]
    public void Constants_that_C_sharp_would_compute_are_typed()
    {
        Scalar one = 1;
        Assert.Equal("(Scalar)1 / 2", (one / 2).ToString());
        Assert.Equal("-(Scalar)1", (-one).ToString());
        Assert.Equal("((Scalar)1).At(X, 0)", one.At(s_model.X, 0).ToString());
        ComplexScalar z = new Complex(0, 2);
        Assert.Equal("(ComplexScalar)new Complex(0, 2) * 2", (z * 2).ToString());
    }

    [Fact]
    public void Functions_print_under_their_C_sharp_names() => Assert.Equal(
        "LeakyRelu(A, 0.01) + Atan2(B, Pow(C, 2)) + Min(A, Max(B, 0)) + Re(Conj(H))",
        (LeakyRelu(s_a) + Atan2(s_b, Pow(s_c, 2)) + Min(s_a, Max(s_b, 0)) + Re(Conj(s_model.H))).ToString());

    [Fact]
    public void Every_function_prints_as_itself()
    {
        foreach (System.Reflection.MethodInfo method in typeof(Calculus).GetMethods().Where(m => m.IsStatic && !m.IsSpecialName))
        {
            Type[] types = [.. method.GetParameters().Select(p => p.ParameterType)];
            if (types.Any(t => t != typeof(Scalar) && t != typeof(ComplexScalar)))
            {
                continue;
            }

            var result = (ComplexScalar)method.Invoke(null, [.. types.Select(_ => (object)s_a)])!;
            string expected = method.Name switch
            {
                nameof(Sine) => "Sin(A)",
                nameof(Arctan) => "Atan(A)",
                nameof(Square) => "A * A",
                _ => $"{method.Name}({string.Join(", ", types.Select(_ => "A"))})",
            };
            Assert.Equal(expected, result.ToString());
        }
    }

    [Fact]
    public void Deep_and_exponential_graphs_print_within_the_limit()
    {
        Scalar square = s_a, deep = s_a;
        for (int i = 0; i < 100_000; i++)
        {
            square *= square;
            deep = Sin(deep + 1);
        }

        Assert.InRange(square.ToString().Length, 1, ExpressionPrinter.Limit + 100);
        Assert.EndsWith(" ...", deep.ToString(), StringComparison.Ordinal);
    }
}
