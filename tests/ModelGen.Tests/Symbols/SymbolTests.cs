using System.Numerics;
using static ModelGen.Calculus;

namespace ModelGen.Tests.Symbols;

public class SymbolTests
{
    private readonly DeclaredModel _model = new();

    [Fact]
    public void A_real_times_A_complex_field_is_complex()
    {
        ComplexScalar product = _model.X * _model.H;
        Assert.Equal("X * H", product.ToString());
        Assert.IsNotType<Scalar>(product);
    }

    [Fact]
    public void Arithmetic_on_reals_stays_real()
    {
        Scalar sum = 1 + _model.U * 2 - -_model.X / 0.5;
        Assert.Equal("1 + U * 2 - -X / 0.5", sum.ToString());
    }

    [Fact]
    public void A_complex_number_becomes_A_node()
    {
        ComplexScalar product = new Complex(1, -2) * _model.H;
        Assert.Equal("%0 = const 1\n%1 = const -2\n%2 = complex %0 %1\n%3 = complexfield H\n%4 = mul %2 %3\n",
            ExpressionGraph.Describe(product));
    }

    [Fact]
    public void Equality_makes_an_equation_and_equals_compares_references()
    {
        Assert.IsType<Equation>(_model.U == _model.X);
        Assert.IsType<Equation>(_model.H == 0);
        Assert.True(_model.U.Equals(_model.U));
        Assert.False(_model.U.Equals(new Field("U")));
        Assert.Equal(_model.U.GetHashCode(), _model.U.GetHashCode());
    }

    [Fact]
    public void Nothing_is_simplified()
    {
        Assert.Equal("%0 = field U\n%1 = const 0\n%2 = mul %0 %1\n%3 = add %2 %1\n", ExpressionGraph.Describe(_model.U * 0 + 0));
        Assert.Same(_model.U, +_model.U);
    }

    [Fact]
    public void Constants_learnables_and_coefficients_have_A_value()
    {
        double current = 3;
        Scalar learnable = Scalar.Learnable("Lambda", () => current);
        Scalar coefficient = Scalar.Coefficient("Nu", () => 2 * current);
        current = 4;
        Assert.Equal(4, learnable.Value);
        Assert.Equal(8, coefficient.Value);
        Scalar constant = 0.25;
        Assert.Equal(0.25, constant.Value);
    }

    [Fact]
    public void A_field_has_no_value_and_says_so()
    {
        var error = Assert.Throws<InvalidOperationException>(() => D(_model.U, _model.X).Value);
        Assert.Contains("'D(U, X)' has no number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derivative_without_coordinates_is_refused()
    {
        Assert.Contains("D(U, X)", Assert.Throws<ArgumentException>(() => D(_model.U)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Laplacian(_model.H));
    }

    [Fact]
    public void A_null_operand_is_refused() => Assert.Throws<ArgumentNullException>(() => _model.U + null!);

    [Fact]
    public void Activations_and_parameters_are_nodes_of_their_own()
    {
        Scalar u = _model.U;
        Assert.Equal("%0 = field U\n%1 = const 0.01\n%2 = leakyrelu %0 %1\n", ExpressionGraph.Describe(LeakyRelu(u)));
        Assert.Equal("%0 = field U\n%1 = const 1\n%2 = elu %0 %1\n", ExpressionGraph.Describe(Elu(u)));
        Assert.Equal("%0 = field U\n%1 = sin %0\n", ExpressionGraph.Describe(Sine(u)));
        Assert.Equal("%0 = field U\n%1 = atan %0\n", ExpressionGraph.Describe(Arctan(u)));
        Assert.Equal("%0 = field U\n%1 = mul %0 %0\n", ExpressionGraph.Describe(Square(u)));
        Assert.Equal("%0 = field U\n%1 = const 3\n%2 = pow %0 %1\n", ExpressionGraph.Describe(Pow(u, 3)));
    }

    [Fact]
    public void Comparisons_become_one_selection()
    {
        Scalar a = _model.X, b = _model.T, x = 1, y = 2;
        const string Leaves = "%0 = coordinate X\n%1 = coordinate T\n%2 = const 1\n%3 = const 2\n";
        const string Exchanged = "%0 = coordinate X\n%1 = coordinate T\n%2 = const 2\n%3 = const 1\n";
        const string Turned = "%0 = coordinate T\n%1 = coordinate X\n%2 = const 1\n%3 = const 2\n";
        const string Both = "%0 = coordinate T\n%1 = coordinate X\n%2 = const 2\n%3 = const 1\n";
        const string Select = "%4 = where %0 %1 %2 %3\n";
        Assert.Equal(Leaves + Select, ExpressionGraph.Describe(Where(a > b, x, y)));
        Assert.Equal(Turned + Select, ExpressionGraph.Describe(Where(a < b, x, y)));
        Assert.Equal(Both + Select, ExpressionGraph.Describe(Where(a >= b, x, y)));
        Assert.Equal(Exchanged + Select, ExpressionGraph.Describe(Where(a <= b, x, y)));
    }
}
