using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Tests.Transforms;

/// <summary>Which coefficients a network carries for the equations of a batch.</summary>
public class CollapseFunctionalsTests
{
    [Theory]
    [InlineData("D(U, T) == 0.1 * D(U, X, X)", "1, x, L0")]
    [InlineData("D(U, T) + U * D(U, X) == 0.01 * D(U, X, X)", "1, x, L0")]
    [InlineData("Laplacian(U, X, Y, T) == 1", "1, t, x, y, L0")]
    [InlineData("D(U, T) == K * D(U, X, X)", "1, x, L0")]
    [InlineData("D(U, T) == Nu * X * D(U, X, X)", "1, x, L0")]
    [InlineData("D(U, T) == U * D(U, X, X)", "1, t, x, xx")]
    [InlineData("D(U, T) == Square(Laplacian(U, X, Y))", "1, x, y, L0, L1")]
    [InlineData("D(U, T) * D(U, X, X) == 1", "1, t, x, xx")]
    [InlineData("I * D(H, T) + 0.5 * D(H, X, X) + Abs2(H) * H == 0", "1, t, x, xx")]
    [InlineData("3 * D(U, T) - 0.3 * D(U, X, X) == Sin(2 * D(U, T) - 0.2 * D(U, X, X))", "1, x, L0")]
    public void The_fewest_coefficients_are_carried(string equation, string coefficients)
    {
        var planned = new PlannedModel($"[Residual] Equation Use => {equation};");
        ProgramPlan plan = new PlanSites(planned.Model).Plan(0, "Use", planned.Components("Use"), hasBackward: false);
        string[] found = [.. plan.Sites.Single().Jets.Select(index => index.IsZero ? "1" : index.Subscript(["x", "y", "t"]))];
        Assert.Equal(coefficients.Split(", ").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("D(U, T) == K * D(U, X, X) - U * D(U, X)")]
    [InlineData("Square(Laplacian(U, X, Y, T)) == Sin(2 * Laplacian(U, X, Y, T)) + U")]
    [InlineData("D(U, T) - (Nu * D(U, X, X) + T) == U * (D(U, T) - Nu * D(U, X, X))")]
    [InlineData("D(U, T).At(X, 0.5) - 2 * D(U, X, X).At(X, 0.5) == U")]
    public void The_value_stays_the_same(string equation)
    {
        var planned = new PlannedModel($"[Residual] Equation Use => {equation};");
        IrNode[] before = planned.Components("Use");
        (IrNode[] after, IReadOnlyDictionary<int, IReadOnlyList<Functional>> functionals) = CollapseFunctionals.Collapse(planned.Model, before);
        Assert.NotEmpty(functionals);
        IrGraph graph = planned.Model.Graph;

        // writing every functional out again must give the graph's value back
        IrNode expanded = IrWalk.Replace(graph, after, node => node.Leaf is { Index.IsFunctional: true } leaf
            ? graph.Sum(
                functionals[leaf.A][leaf.Index!.Functional].Terms.Select(term => graph.Multiply(term.Factor, graph.Leaf(leaf with { Index = term.Index }))))
            : null).Single();
        double[] point = [0.3, 1.2, 0.8];
        Numeric.Close(planned.Evaluate(before.Single(), point), planned.Evaluate(expanded, point), 1e-12, equation);
    }
}
