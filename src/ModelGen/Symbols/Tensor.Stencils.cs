namespace ModelGen;

/// <content>Fixed weights around every pixel, channel by channel: layers without parameters. Beyond the border the grid goes on as its boundary says.</content>
public sealed partial class Tensor
{
    /// <summary>y_i = sum over k of w_k x_(i + k - (taps - 1) / 2) along the only axis of the grid.</summary>
    /// <param name="weights">[tap].</param>
    public Tensor Stencil(double[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Stencil([weights.Length], weights);
    }

    /// <summary>y_ij = sum over k, l of w_kl x_(i + k - (rows - 1) / 2, j + l - (columns - 1) / 2) on a grid of two axes.</summary>
    /// <param name="weights">[row][column], such as <c>[[0, 1, 0], [1, -4, 1], [0, 1, 0]]</c>.</param>
    public Tensor Stencil(double[][] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Stencil([weights.Length, weights[0].Length], [.. weights.SelectMany(row => row)]);
    }

    /// <summary>The same on a grid of three axes.</summary>
    /// <param name="weights">[plane][row][column].</param>
    public Tensor Stencil(double[][][] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Stencil(
            [weights.Length, weights[0].Length, weights[0][0].Length], [.. weights.SelectMany(plane => plane).SelectMany(row => row)]);
    }

    /// <summary>The sum over the axes of second differences, (x_(i+1) - 2 x_i + x_(i-1)) / h^2: 3, 5 or 7 points. The error is of order h^2.</summary>
    /// <param name="spacing">h, the distance between neighbouring pixels along every axis; positive.</param>
    public Tensor Laplacian(double spacing) =>
        Like(Expression.Layer("laplacian", [.. BoundaryNumbers()], Expression, Expression.Constant(spacing)));

    /// <summary>The central difference along an axis, (x_(i+1) - x_(i-1)) / (2 h). The error is of order h^2.</summary>
    /// <param name="axis">An axis of the grid, from 0.</param>
    /// <param name="spacing">h, the distance between neighbouring pixels; positive.</param>
    public Tensor Derivative(int axis, double spacing) =>
        Like(Expression.Layer("derivative", [axis, .. BoundaryNumbers()], Expression, Expression.Constant(spacing)));

    private Tensor Stencil(int[] sizes, double[] weights)
    {
        RequireGrid(sizes.Length);
        return sizes.Aggregate(1, (product, size) => product * size) == weights.Length
            ? Like(Expression.Layer("stencil", [.. sizes, .. BoundaryNumbers()], [Expression, .. weights.Select(Expression.Constant)]))
            : throw new ArgumentException("All rows of the weights are equally long.", nameof(weights));
    }
}
