using System.Numerics;
using ModelGen.Examples.References;

namespace ModelGen.Accuracy;

/// <summary>Relative L2 errors of an evaluated field against its exact values, on a uniform grid over the whole domain, both ends included.</summary>
internal static class FieldError
{
    private const int PointsOfLine = 1_001;
    private const int PointsOfAxis = 101;

    /// <summary>Evaluates at points, [point] each.</summary>
    public delegate void OnLine<T>(ReadOnlySpan<double> x, Span<T> values);

    /// <summary>Evaluates at points, [point] each.</summary>
    public delegate void OnPlane<T>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<T> values);

    /// <summary>The error of a function of one coordinate.</summary>
    public static double Along(Coordinate x, OnLine<double> evaluate, Func<double, double> exact)
    {
        (double[] points, double[] values) = (Axis(x, PointsOfLine), new double[PointsOfLine]);
        evaluate(points, values);
        return ErrorNorms.RelativeL2(values, points.Select(exact).ToArray());
    }

    /// <summary>The error of a complex function of one coordinate.</summary>
    public static double Along(Coordinate x, OnLine<Complex> evaluate, Func<double, Complex> exact)
    {
        (double[] points, Complex[] values) = (Axis(x, PointsOfLine), new Complex[PointsOfLine]);
        evaluate(points, values);
        return ErrorNorms.RelativeL2(values, points.Select(exact).ToArray());
    }

    /// <summary>The error of a function of two coordinates.</summary>
    public static double Over(Coordinate x, Coordinate y, OnPlane<double> evaluate, Func<double, double, double> exact) =>
        Against(x, y, evaluate, grid => [.. grid.PointX.Zip(grid.PointT, exact)]);

    /// <summary>The error of a complex function of two coordinates.</summary>
    public static double Over(Coordinate x, Coordinate y, OnPlane<Complex> evaluate, Func<double, double, Complex> exact)
    {
        SpaceTimeGrid grid = Grid(x, y);
        Complex[] values = new Complex[grid.Count];
        evaluate(grid.PointX, grid.PointT, values);
        return ErrorNorms.RelativeL2(values, grid.PointX.Zip(grid.PointT, exact).ToArray());
    }

    /// <summary>The error of a function of two coordinates, [second coordinate][first coordinate] of a grid.</summary>
    public static double Against(Coordinate x, Coordinate y, OnPlane<double> evaluate, Func<SpaceTimeGrid, double[]> reference)
    {
        SpaceTimeGrid grid = Grid(x, y);
        double[] values = new double[grid.Count];
        evaluate(grid.PointX, grid.PointT, values);
        return ErrorNorms.RelativeL2(values, reference(grid));
    }

    /// <summary>The grid of two coordinates.</summary>
    public static SpaceTimeGrid Grid(Coordinate x, Coordinate y) => new(Axis(x, PointsOfAxis), Axis(y, PointsOfAxis));

    /// <summary>Equally spaced values of a coordinate, both ends exactly.</summary>
    public static double[] Axis(Coordinate x, int points) =>
        [.. Enumerable.Range(0, points).Select(i => i == points - 1 ? x.Upper : x.Lower + (x.Upper - x.Lower) * i / (points - 1))];
}
