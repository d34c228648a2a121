using ModelGen.Generators.Ir;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Tests.Transforms;

/// <summary>Where a place outside the domain is marked. K is 0.7 and Nu 0.3; X is in [-1, 1], Y in [0, 3], T in [0, 2].</summary>
public class MarkPlacesTests
{
    [Theory]
    [InlineData("U.At(X, 0.5 * X)")] // known while compiling
    [InlineData("U.At(X, X + 1)")] // reported while compiling
    [InlineData("U.At(X, Tanh(K))")] // always inside
    [InlineData("U.At(Y, 3 * Sigmoid(Nu * U))")]
    [InlineData("P.At(X, X + K)")] // periodic in X
    [InlineData("D(U, X, X) * T")]
    public void Nothing_is_marked_where_no_place_can_leave(string expression) => Assert.Null(Mark(expression, out _));

    [Theory]
    [InlineData("U.At(X, X + K)", "X", 0.2, 0)]
    [InlineData("U.At(X, X + K)", "X", 0.4, 1)]
    [InlineData("U.At(X, X - K)", "X", -0.4, 1)]
    [InlineData("U.At(X, X + K) * H", "X", 0.4, 1)]
    [InlineData("D(U.At(X, X + K), X, X)", "X", 0.4, 1)]
    [InlineData("U.At(X, X + K, Y, 5 * Nu)", "X and Y", 0.2, 0)]
    [InlineData("U.At(X, 0, Y, 20 * Nu)", "Y", 0.2, 1)]
    [InlineData("Where(X + K < 1, U.At(X, X + K), U)", "X", 0.4, 0)]
    [InlineData("Where(X + K < 1, U, U.At(X, X + K))", "X", 0.4, 1)]
    [InlineData("Where(X < 0, 1, 0) * U.At(X, X + K)", "X", 0.4, 0)]
    [InlineData("Where(X > 0, 1, 0) * U.At(X, X + K)", "X", 0.4, 1)]
    [InlineData("U.At(X, U.At(X, X + K) * 1e-9)", "X", 0.4, 1)] // the place inside the place
    [InlineData("P.At(T, T + K)", "T", 0, 0)]
    [InlineData("P.At(T, T - 3 * K)", "T", 0, 1)]
    [InlineData("U.At(X, Sqrt(X - K))", "X", 0, 1)] // no number
    public void The_mark_is_one_where_a_place_is_outside(string expression, string coordinates, double x, double mark)
    {
        (IrNode Mark, string Coordinates) found = Mark(expression, out PlannedModel planned)!.Value;

        Assert.Equal(coordinates, found.Coordinates);
        Assert.Equal(mark, planned.Evaluate(found.Mark, [x, 1.3, 1.1]));
    }

    private static (IrNode Mark, string Coordinates)? Mark(string expression, out PlannedModel planned)
    {
        planned = new PlannedModel($"[Residual] Equation Law => {expression} == 0;");
        return MarkPlaces.Of(planned.Model, planned.Components("Law"));
    }
}
