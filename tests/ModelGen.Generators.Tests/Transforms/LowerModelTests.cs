using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Tests.Transforms;

/// <summary>Lowered derivatives and places against differences of the values.</summary>
public class LowerModelTests
{
    private static readonly double[] s_point = [0.3, 1.2, 0.8];

    /// <summary>An expression, and the coordinates that D differentiates it by: "0" is X, "1" Y, "2" T.</summary>
    [Theory]
    [InlineData("U * U * X", "X", 1, 0, 0)]
    [InlineData("Sin(U) * Exp(X * T)", "X, T", 1, 0, 1)]
    [InlineData("U / (1 + Square(U))", "X, X", 2, 0, 0)]
    [InlineData("Pow(U + 3, K) + Nu * U", "T, X, X", 2, 0, 1)]
    [InlineData("U.At(X, 0.25)", "T", 0, 0, 1)]
    [InlineData("U.At(X, 0.25)", "X", 1, 0, 0)]
    [InlineData("U.At(X, T / 4)", "T", 0, 0, 1)]
    [InlineData("U.At(X, T / 4)", "T, T", 0, 0, 2)]
    [InlineData("U.At(X, K * T, Y, Sin(T) + 1)", "T, T", 0, 0, 2)]
    [InlineData("D(U, X).At(X, Sin(T))", "T", 0, 0, 1)]
    [InlineData("(U * X + T).At(T, X * X)", "X, X", 2, 0, 0)]
    [InlineData("U.At(T, X).At(X, Y / 2)", "Y", 0, 1, 0)]
    [InlineData("P", "X, X", 2, 0, 0)]
    [InlineData("P", "X, T", 1, 0, 1)]
    [InlineData("P", "Y", 0, 1, 0)]
    [InlineData("P.At(X, T * T)", "T", 0, 0, 1)]
    [InlineData("Q", "X", 1, 0, 0)]
    [InlineData("Q", "T, X", 1, 0, 1)]
    [InlineData("Q.At(X, 0.5)", "T", 0, 0, 1)]
    [InlineData("Abs2(H)", "X, T", 1, 0, 1)]
    [InlineData("Re(Exp(I * X) * Conj(H) / (H + 3))", "X", 1, 0, 0)]
    [InlineData("Where(X > 0, U * X, T)", "X, X", 2, 0, 0)]
    public void Derivatives_agree_with_differences_of_the_values(string expression, string coordinates, int x, int y, int t)
    {
        var planned = new PlannedModel(
            $"Scalar F => {expression}; Scalar Derivative => D({expression}, {coordinates}); [Residual] Equation Use => U + P + Q + Re(H) == 0;");
        IrNode value = planned.Components("F").Single();
        double expected = PlannedModel.Difference(at => planned.Evaluate(value, at), s_point, new MultiIndex([x, y, t]));
        double actual = planned.Evaluate(planned.Components("Derivative").Single(), s_point);
        Numeric.Close(expected, actual, 3e-6, $"D({expression}, {coordinates})");
    }

    [Theory]
    [InlineData("U.At(X, 0.25)", 0.25, 1.2, 0.8)]
    [InlineData("U.At(X, 0.25, T, 1.5)", 0.25, 1.2, 1.5)]
    [InlineData("U.At(X, -0.5, Y, 2, T, 0)", -0.5, 2, 0)]
    [InlineData("U.At(X, T, T, X)", 0.8, 1.2, 0.3)]
    [InlineData("U.At(X, T / 2).At(T, 1)", 0.5, 1.2, 1)]
    public void Places_move_the_point_simultaneously(string expression, double x, double y, double t)
    {
        var planned = new PlannedModel($"Scalar Plain => 1 * U; Scalar Moved => {expression}; [Residual] Equation Use => U + P + Q + Re(H) == 0;");
        Numeric.Close(
            planned.Evaluate(planned.Components("Plain").Single(), [x, y, t]),
            planned.Evaluate(planned.Components("Moved").Single(), s_point),
            1e-14,
            expression);
    }

    [Fact]
    public void A_network_that_does_not_read_a_coordinate_shares_its_places()
    {
        var planned = new PlannedModel("Scalar Here => P + 0; Scalar There => P.At(Y, 1) + 0; [Residual] Equation Use => U + P + Q + Re(H) == 0;");
        Assert.Same(planned.Components("Here").Single(), planned.Components("There").Single());
    }
}
