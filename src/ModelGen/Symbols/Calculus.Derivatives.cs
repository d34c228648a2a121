namespace ModelGen;

/// <summary>The functions that declarations are written with; import them by <c>using static ModelGen.Calculus;</c>.</summary>
public static partial class Calculus
{
    /// <summary>The partial derivative of f, once for each coordinate given: D(U, X, X) is u_xx.</summary>
    /// <exception cref="ArgumentException">No coordinate is given.</exception>
    public static Scalar D(Scalar f, params Coordinate[] coordinates) => new(Derivative(f, coordinates));

    /// <summary>The partial derivative of f, once for each coordinate given: D(H, X, X) is h_xx.</summary>
    /// <exception cref="ArgumentException">No coordinate is given.</exception>
    public static ComplexScalar D(ComplexScalar f, params Coordinate[] coordinates) => new(Derivative(f, coordinates));

    /// <summary>The sum of the second derivatives of f by each coordinate given: u_xx + u_yy + ...</summary>
    /// <exception cref="ArgumentException">No coordinate is given.</exception>
    public static Scalar Laplacian(Scalar f, params Coordinate[] coordinates) => new(SecondDerivatives(f, coordinates));

    /// <summary>The sum of the second derivatives of f by each coordinate given: h_xx + h_yy + ...</summary>
    /// <exception cref="ArgumentException">No coordinate is given.</exception>
    public static ComplexScalar Laplacian(ComplexScalar f, params Coordinate[] coordinates) => new(SecondDerivatives(f, coordinates));

    private static Expression Derivative(ComplexScalar f, Coordinate[] coordinates)
    {
        Check(f, coordinates, nameof(D));
        Expression result = f.Expression;
        foreach (Coordinate coordinate in coordinates)
        {
            result = Expression.Of("d", result, coordinate.Expression);
        }

        return result;
    }

    private static Expression SecondDerivatives(ComplexScalar f, Coordinate[] coordinates)
    {
        Check(f, coordinates, nameof(Laplacian));
        Expression? sum = null;
        foreach (Coordinate coordinate in coordinates)
        {
            Expression second = Derivative(f, [coordinate, coordinate]);
            sum = sum is null ? second : Expression.Of("add", sum, second);
        }

        return sum!;
    }

    private static void Check(ComplexScalar f, Coordinate[] coordinates, string function)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(coordinates);
        if (coordinates.Length == 0)
        {
            throw new ArgumentException($"{function}({f}) names no coordinate; write {function}({f}, X).", nameof(coordinates));
        }
    }
}
