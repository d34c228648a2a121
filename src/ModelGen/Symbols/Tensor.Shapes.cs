namespace ModelGen;

/// <content>Parts of grids, larger grids, other shapes; nothing is computed.</content>
public sealed partial class Tensor
{
    /// <summary>All numbers as a vector, in the order of [pixel][channel].</summary>
    public Tensor Flatten() => new(Expression.Of("flatten", Expression), [Length], []);

    /// <summary>
    /// The same numbers, in the order of [pixel][channel], as another shape; its boundary is zero. <c>x.Dense(256).Reshape(4, 4, 16)</c> starts a decoder.
    /// </summary>
    /// <param name="sizes">The extents, channels last; as many elements as before.</param>
    public Tensor Reshape(params int[] sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        return sizes.Length > 0 && sizes.All(size => size > 0) && sizes.Aggregate(1, (product, size) => checked(product * size)) == Length
            ? new Tensor(Expression.Layer("reshape", sizes, Expression), [.. sizes], new Boundary[sizes.Length - 1])
            : throw new ArgumentException($"[{string.Join(", ", sizes)}] does not hold {Length} elements.", nameof(sizes));
    }

    /// <summary>
    /// Axes in another order: axis i of the result is axis <c>axes[i]</c> of this tensor. Without axes the two of a matrix are exchanged:
    /// <c>h.MatMul(W.Transpose())</c> is a layer whose weights are those of <c>x.MatMul(W)</c>, transposed.
    /// </summary>
    /// <param name="axes">The axes, from 0, in their new order; the last axis are the channels, before and after.</param>
    /// <exception cref="ArgumentException">The axes are no order of those of the tensor, or none are given and it is no matrix.</exception>
    public Tensor Transpose(params int[] axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        int[] order = axes.Length == 0 && Shape.Count == 2 ? [1, 0] : axes;
        return order.Order().SequenceEqual(Enumerable.Range(0, Shape.Count))
            ? new Tensor(
                Expression.Layer("transpose", order, Expression),
                [.. order.Select(axis => Shape[axis])],
                [.. order.SkipLast(1).Select(axis => axis < _boundaries.Length ? _boundaries[axis] : Boundary.Zero)])
            : throw new ArgumentException($"[{string.Join(", ", order)}] is no order of the axes of [{string.Join(", ", Shape)}].", nameof(axes));
    }

    /// <summary>The middle of the grid; where an odd number of pixels goes, one more of them goes behind.</summary>
    /// <param name="sizes">Pixels that are left: one number for all axes of the grid, or one for each.</param>
    public Tensor Crop(params int[] sizes)
    {
        int[] each = Each(sizes);
        RequireInside(each.Zip(Shape, (size, extent) => size >= 1 && size <= extent).All(fits => fits), nameof(sizes));
        return new Tensor(Expression.Layer("crop", each, Expression), [.. each, Shape[^1]], _boundaries);
    }

    /// <summary>A larger grid: it goes on beyond its border as its boundary says.</summary>
    /// <param name="pixels">Added before the first and behind the last of every axis.</param>
    public Tensor Pad(int pixels) => Pad([pixels], [pixels]);

    /// <summary>A larger grid: it goes on beyond its border as its boundary says.</summary>
    /// <param name="before">Added before the first pixel: one number for all axes of the grid, or one for each.</param>
    /// <param name="after">Added behind the last pixel.</param>
    public Tensor Pad(int[] before, int[] after)
    {
        int[] first = Each(before);
        int[] last = Each(after);
        RequireInside(first.Concat(last).All(pixels => pixels >= 0), nameof(before));
        int[] numbers = [.. first, .. last, .. BoundaryNumbers()];
        return new Tensor(
            Expression.Layer("pad", numbers, Expression), [.. first.Select((pixels, axis) => pixels + Shape[axis] + last[axis]), Shape[^1]], _boundaries);
    }

    /// <summary>Part of one axis.</summary>
    /// <param name="axis">From 0; the last axis are the channels.</param>
    /// <param name="first">The first place.</param>
    /// <param name="count">How many.</param>
    public Tensor Slice(int axis, int first, int count)
    {
        RequireInside(axis >= 0 && axis < Shape.Count && first >= 0 && count >= 1 && count <= Shape[axis] - first, nameof(count));
        int[] sizes = [.. Shape];
        sizes[axis] = count;
        return new Tensor(Expression.Layer("slice", [axis, first, count], Expression), sizes, _boundaries);
    }

    /// <summary>Some of the channels; of a vector, some of its elements.</summary>
    /// <param name="first">The first channel.</param>
    /// <param name="count">How many.</param>
    public Tensor Channels(int first, int count) => Slice(Shape.Count - 1, first, count);

    private int[] Each(int[] numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        int axes = Shape.Count - 1;
        return numbers.Length == axes ? numbers
            : numbers.Length == 1 && axes > 0 ? [.. Enumerable.Repeat(numbers[0], axes)]
            : throw new ArgumentException(
                $"There are {numbers.Length} numbers for the {axes} axes of the grid of [{string.Join(", ", Shape)}].", nameof(numbers));
    }

    private void RequireInside(bool isInside, string parameter)
    {
        if (!isInside)
        {
            throw new ArgumentException($"[{string.Join(", ", Shape)}] has no such part.", parameter);
        }
    }
}
