using static ModelGen.Calculus;

namespace ModelGen.Tests.Symbols;

public class ExpressionGraphTests
{
    private readonly DeclaredModel _model = new();

    [Fact]
    public void The_schrodinger_equation_is_described_in_post_order() => Assert.Equal(
        """
        %0 = i
        %1 = complexfield H
        %2 = coordinate T
        %3 = d %1 %2
        %4 = mul %0 %3
        %5 = const 0.5
        %6 = coordinate X
        %7 = d %1 %6
        %8 = d %7 %6
        %9 = mul %5 %8
        %10 = add %4 %9
        %11 = abs2 %1
        %12 = mul %11 %1
        %13 = add %10 %12
        %14 = const 0
        %15 = equation %13 %14

        """.ReplaceLineEndings("\n"), ExpressionGraph.Describe(_model.Nls));

    [Fact]
    public void The_laplacian_is_the_sum_of_second_derivatives_from_left_to_right() => Assert.Equal(
        ExpressionGraph.Describe(D(_model.U, _model.X, _model.X) + D(_model.U, _model.T, _model.T)),
        ExpressionGraph.Describe(Laplacian(_model.U, _model.X, _model.T)));

    [Fact]
    public void Shared_and_repeated_graphs_are_described_alike()
    {
        Scalar shared = Sin(_model.U);
        Assert.Equal(ExpressionGraph.Describe(Sin(_model.U) * Sin(new Field("U"))), ExpressionGraph.Describe(shared * shared));
    }

    [Fact]
    public void Different_graphs_are_described_differently()
    {
        string plain = ExpressionGraph.Describe(_model.U - _model.X);
        Assert.NotEqual(plain, ExpressionGraph.Describe(_model.X - _model.U));
        Assert.NotEqual(plain, ExpressionGraph.Describe(_model.U - _model.T));
        Assert.NotEqual(ExpressionGraph.Describe(_model.U + 0.0), ExpressionGraph.Describe(_model.U + -0.0));
    }

    [Fact]
    public void Substitution_is_simultaneous() => Assert.Equal(
        "%0 = field U\n%1 = coordinate X\n%2 = coordinate T\n%3 = at %0 %1 %2 %2 %1\n",
        ExpressionGraph.Describe(_model.U.At(_model.X, _model.T, _model.T, _model.X)));

    [Fact]
    public void An_exponentially_large_tree_is_described_once_per_node()
    {
        Scalar power = _model.U;
        for (int i = 0; i < 1_000; i++)
        {
            power *= power;
        }

        Assert.Equal(1_001, ExpressionGraph.Describe(power).Count(c => c == '\n'));
    }

    [Fact]
    public void A_deep_graph_needs_no_deep_stack()
    {
        Scalar sum = _model.U;
        for (int i = 0; i < 200_000; i++)
        {
            sum = Sin(sum);
        }

        Assert.EndsWith("%200000 = sin %199999\n", ExpressionGraph.Describe(sum), StringComparison.Ordinal);
    }
}
