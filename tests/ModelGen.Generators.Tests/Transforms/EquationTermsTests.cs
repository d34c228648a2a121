using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Tests.Transforms;

public sealed class EquationTermsTests
{
    private readonly IrGraph _graph = new();

    [Fact]
    public void Sums_and_differences_have_their_operands_as_terms()
    {
        IrNode residual = _graph.Subtract(_graph.Add(X(0), _graph.Multiply(3, X(1))), _graph.Add(X(2), _graph.Constant(5)));

        Assert.Equal(4, EquationTerms.Of(_graph, residual).Count);
    }

    [Fact]
    public void A_sum_within_a_product_is_multiplied_out()
    {
        // x0 - 2 exp(x1) (x2 - x3): the product is no small term where x2 and x3 cancel each other
        IrNode product = _graph.Multiply(2, _graph.Multiply(_graph.Apply(Exp.Instance, X(1)), _graph.Subtract(X(2), X(3))));
        IReadOnlyList<IrNode> terms = EquationTerms.Of(_graph, _graph.Subtract(X(0), product));

        Assert.Equal(3, terms.Count);
        Assert.Contains(_graph.Multiply(-2, _graph.Multiply(_graph.Apply(Exp.Instance, X(1)), X(2))), terms);
    }

    [Fact]
    public void Products_of_sums_are_multiplied_out_on_both_sides() =>
        Assert.Equal(4, EquationTerms.Of(_graph, _graph.Multiply(_graph.Add(X(0), X(1)), _graph.Add(X(2), X(3)))).Count);

    [Fact]
    public void What_is_no_sum_is_one_term() => Assert.Equal([X(0)], EquationTerms.Of(_graph, X(0)));

    private IrNode X(int coordinate) => _graph.Leaf(new Leaf(LeafKind.Coordinate, coordinate));
}
