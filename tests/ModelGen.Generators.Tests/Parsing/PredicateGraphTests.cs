using ModelGen.Generators.Ir;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Tests.Parsing;

/// <summary>Conditions joined by &amp;, | and !: the run-time graph is the one that is parsed, and it chooses as C# does.</summary>
public class PredicateGraphTests
{
    [Fact]
    public void Joined_conditions_build_the_graph_that_is_parsed() => GraphOracle.Agrees("""
        [Residual] Equation Both => U == Where((X > 0.3) & (X < 0.6), K, Nu);
        [Residual] Equation Either => U == Where(X > 0.3 | U <= T | Y > 2, K, Nu);
        [Residual] Equation Not => U == Where(!(X > 0.3), K, Nu) + Where(!(X >= 0.3), H, 1);
        [Residual] Equation Mixed => H == Where(!((X > 0.3) & (Y < 1) | !(T > X)) & (Y > T), H * U, I);
        [Residual] Equation Built => U == Where(Inside(X, Y) & !Inside(Y, T), 1, 0) + Where(Bands(X), 1, U);
        static Predicate Inside(Scalar x, Scalar y) => (x * x + y * y < 1) & (x > 0);
        static Predicate Bands(Scalar x)
        {
            Predicate inside = x > 10;
            for (int k = 0; k < 3; k++)
            {
                inside |= (x > k) & !(x >= k + 0.5);
            }

            inside &= x < 2;
            return inside;
        }
        """);

    [Theory]
    [InlineData("(X > 0.3) & (T < 0.6)", false, false)]
    [InlineData("(X > 0.3) & (T < 0.6)", true, false)]
    [InlineData("X > 0.3 | T < 0.6", false, false)]
    [InlineData("!(X > 0.3 | T < 0.6) | X > 0.3 & T < 0.6", true, true)]
    [InlineData("!((X > 0.3) & !(T < 0.6))", false, true)]
    public void Joined_conditions_choose_as_C_sharp_does(string condition, bool isRight, bool isEarly)
    {
        var run = new GeneratorRun($$"""
            [Pinn] public sealed partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Domain(0, 1)] public partial Coordinate T { get; }
                public Scalar Chosen => Where({{condition}}, 5, 7);
            }
            """);
        ModelSpec spec = run.Parse("M").Spec!;
        var model = new LowerModel(spec, CancellationToken.None);
        IrNode node = model.Lower(spec.Expressions[0].Node).Re;
        (double x, double t) = (isRight ? 0.5 : 0.1, isEarly ? 0.2 : 0.9);
        bool expected = condition switch
        {
            "(X > 0.3) & (T < 0.6)" => (x > 0.3) & (t < 0.6),
            "X > 0.3 | T < 0.6" => x > 0.3 | t < 0.6,
            "!(X > 0.3 | T < 0.6) | X > 0.3 & T < 0.6" => !(x > 0.3 | t < 0.6) | x > 0.3 & t < 0.6,
            _ => !((x > 0.3) & !(t < 0.6)),
        };
        Assert.Equal(expected ? 5 : 7, Assert.Single(IrInterpreter.Evaluate([node], leaf => leaf.A == 0 ? x : t)));
    }

    [Fact]
    public void Conditions_print_as_they_are_written()
    {
        (Scalar x, Scalar y) = (new Field("X"), new Field("Y"));
        Assert.Equal("(X > 1 | Y > X) & !(X <= Y)", ((x > 1 | y > x) & !(x <= y)).ToString());
        Assert.Equal("X > 1 & Y > 2 | !(X > Y)", ((x > 1) & (y > 2) | !(x > y)).ToString());
        Assert.Equal("Where(X > 1, Where(Y > 2, X, Y), Y)", Calculus.Where((x > 1) & (y > 2), x, y).ToString());
    }

    [Fact]
    public void Long_conditions_do_not_recurse()
    {
        Scalar x = new Field("X");
        Predicate all = x > 0;
        for (int k = 1; k < 20_000; k++)
        {
            all = k % 2 == 0 ? all & (x > k) : !((x > k) | all);
        }

        Assert.NotNull(Calculus.Where(all, x, 0));
        Assert.StartsWith("!(", all.ToString(), StringComparison.Ordinal);
    }
}
