using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tests.Parsing;

/// <summary>Properties that are arrays of equations: each element is an equation of the loss.</summary>
public class EquationArrayTests
{
    [Fact]
    public void Equations_may_be_listed() => GraphOracle.Agrees("""
        [Condition] Equation[] Walls => [U.At(X, -1) == 0, U.At(X, 1) == Sin(T)];
        [Condition] Equation[] Ends => new Equation[] { H.At(T, 0) == I * X, U.At(T, 2) == K };
        [Condition] Equation[] Sides => new[] { U.At(Y, 0) == 0, Nu * U.At(Y, 3) == Measured };
        """);

    [Fact]
    public void Loops_and_helpers_may_make_them() => GraphOracle.Agrees(
        """
        const int Count = 5;
        Scalar[] Modes => [U, Flow.V, Flow.P];
        [Residual] Equation[] Laws
        {
            get
            {
                var laws = new Equation[Modes.Length];
                for (int i = 0; i < laws.Length; i++) laws[i] = D(Modes[i], T) == (i + 1) * D(Modes[(i + 1) % 3], X);
                return laws;
            }
        }
        [Residual] Equation[] Powers => Helpers.Powers(U, Count);
        [Condition] Equation[] All => [.. Laws, Laws[0], .. Pair(0)];
        Equation[] Pair(double y) => [U.At(Y, y) == 0, D(U, Y).At(Y, y) == 1];
        """,
        """
        static class Helpers
        {
            public static Equation[] Powers(Scalar u, int count)
            {
                var powers = new Equation[count];
                for (int i = 0; i < count; i++) powers[i] = Pow(u, i + 2) == i;
                return powers;
            }
        }
        """);

    [Fact]
    public void Fifty_unknowns_with_an_index_are_elements_of_layers() => GraphOracle.AgreesFor("Many", """
        [Pinn] public sealed partial class Many
        {
            [Domain(0, 1)] public partial Coordinate T { get; }
            Tensor Flow => Stack(T).Dense(8).Tanh().Dense(50);
            [Residual] Equation[] Laws
            {
                get
                {
                    var flow = Flow;
                    var laws = new Equation[50];
                    for (int i = 0; i < 50; i++) laws[i] = D(flow[i], T) == -flow[(i + 1) % 50];
                    return laws;
                }
            }
            [Condition] Equation Start => Flow[0].At(T, 0) == 1;
        }
        """);

    [Fact]
    public void Each_has_a_name_and_its_own_text()
    {
        EquationSpec[] equations = [.. new GeneratorRun("""
            [Pinn] public partial class M
            {
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4)] public partial Field U { get; }
                [Residual(Points = 30, Weight = 2)] Equation[] Laws => [D(U, X) == U, U.At(X, 0) == 1];
                [Residual] Equation[] Copies => Laws;
            }
            """).Parse("M").Spec!.Equations];

        Assert.Equal(["Laws[0]", "Laws[1]", "Copies[0]", "Copies[1]"], equations.Select(equation => equation.Name));
        Assert.Equal(["D(U, X) == U", "U.At(X, 0) == 1", "Laws", "Laws"], equations.Select(equation => equation.Text));
        Assert.All(equations.Take(2), equation => Assert.Equal((30, 2), (equation.Points, equation.Weight)));
    }

    [Fact]
    public void They_are_evaluated_by_their_index()
    {
        var run = new GeneratorRun("""
            [Pinn] public partial class M
            {
                [Domain(0, 1)] public partial Coordinate Index { get; }
                [Domain(0, 1)] public partial Coordinate X { get; }
                [Mlp(4)] public partial Field U { get; }
                [Mlp(4)] public partial ComplexField H { get; }
                [Observed] public partial Scalar Seen { get; }
                [Residual] Equation[] Laws => [D(U, X) == Index, U == Seen, U.At(X, 0) == 1];
                [Condition] Equation[] Mixed => [H == 1, U.At(X, 0) == X];
                [Condition] Equation[] Data => [U == Seen];
                static double Uses(M m, double[] x, System.Numerics.Complex[] z)
                {
                    m.EvaluateMixed(1, x, x, z);
                    m.EvaluateMixedGrid(0, x, x, z);
                    return m.EvaluateLaws(2, 0.5, 0.5) + m.EvaluateMixed(0, 0.5, 0.5).Real;
                }
            }
            """);

        Assert.Empty(run.CompilerErrors.Select(error => error.ToString()));
        Assert.Empty(run.GeneratedWarnings.Select(warning => warning.ToString()));
        Assert.DoesNotContain(run.Sources, source => source.SourceText.ToString().Contains("EvaluateData", StringComparison.Ordinal));
    }
}
