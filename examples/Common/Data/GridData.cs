namespace ModelGen.Examples.Data;

/// <summary>Values on grids for training, such as trajectories [trajectory, time, x, y] or velocities [trajectory, time, x, y, component].</summary>
public sealed class GridData
{
    /// <summary>Takes the values.</summary>
    /// <param name="shape">The extents, all positive.</param>
    /// <param name="values">Row-major, as many as the product of the extents.</param>
    /// <exception cref="ArgumentException">An extent is not positive, or their product is another number.</exception>
    public GridData(ReadOnlySpan<int> shape, float[] values)
    {
        if (Count(shape) != values.Length)
        {
            throw new ArgumentException($"[{string.Join(", ", shape.ToArray())}] has {Count(shape)} values, not {values.Length}.", nameof(shape));
        }

        (Shape, Values) = (shape.ToArray(), values);
    }

    /// <summary>The extents.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The numbers, row-major: solved in double precision, kept in single.</summary>
    public float[] Values { get; }

    /// <summary>The values of one index of the first axis.</summary>
    public ReadOnlySpan<float> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Shape[0]);
            int size = Values.Length / Shape[0];
            return Values.AsSpan(index * size, size);
        }
    }

    /// <summary>Some indices of the first axis, such as some of the trajectories.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public GridData Slice(int first, int count)
    {
        int size = Values.Length / Shape[0];
        return new GridData([count, .. Shape.Skip(1)], Values.AsSpan(first * size, count * size).ToArray());
    }

    /// <summary>Some places along an axis, such as the first frames of all trajectories.</summary>
    /// <param name="axis">Which axis, 0 the first.</param>
    /// <param name="first">The first of the places.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or there are not so many places.</exception>
    public GridData Part(int axis, int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)axis, (uint)Shape.Count, nameof(axis));
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Shape[axis] - first);
        int size = Shape.Skip(axis + 1).Aggregate(1, (a, b) => a * b), extent = Shape[axis];
        int[] shape = [.. Shape];
        shape[axis] = count;
        float[] values = new float[Count(shape)];
        for (int block = 0; block < values.Length / (count * size); block++)
        {
            Values.AsSpan((block * extent + first) * size, count * size).CopyTo(values.AsSpan(block * count * size));
        }

        return new GridData(shape, values);
    }

    /// <summary>One place along an axis, which is then no axis any more: one of two fields, or one time.</summary>
    /// <param name="axis">Which axis, 0 the first.</param>
    /// <param name="place">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or no such place.</exception>
    public GridData At(int axis, int place)
    {
        GridData part = Part(axis, place, 1);
        return new GridData([.. part.Shape.Where((_, a) => a != axis)], part.Values);
    }

    /// <summary>As a column of samples, or trajectories: the first axis are the samples.</summary>
    public SampleArray ToSamples() => SampleArray.FromArray(Values).Reshaped([.. Shape.Skip(1)]);

    /// <summary>Every so many-th place along some axes, the first included: a coarser grid of the same functions.</summary>
    /// <param name="stride">1 or more.</param>
    /// <param name="axes">Which axes, 0 the first.</param>
    /// <returns>The same axes, shorter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stride is not positive, or there is no such axis.</exception>
    public GridData EveryNth(int stride, params ReadOnlySpan<int> axes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        int[] strides = new int[Shape.Count];
        Array.Fill(strides, 1);
        foreach (int axis in axes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(axis, nameof(axes));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(axis, Shape.Count, nameof(axes));
            strides[axis] = stride;
        }

        int[] shape = [.. Shape.Zip(strides, (extent, step) => (extent + step - 1) / step)];
        float[] values = new float[Count(shape)];
        for (int i = 0; i < values.Length; i++)
        {
            int from = 0;
            for (int axis = shape.Length - 1, rest = i, size = 1; axis >= 0; size *= Shape[axis], rest /= shape[axis], axis--)
            {
                from += rest % shape[axis] * strides[axis] * size;
            }

            values[i] = Values[from];
        }

        return new GridData(shape, values);
    }

    private static long Count(ReadOnlySpan<int> shape)
    {
        long count = 1;
        foreach (int extent in shape)
        {
            if (extent <= 0)
            {
                throw new ArgumentException($"An extent of {extent} is not positive.", nameof(shape));
            }

            count = checked(count * extent);
        }

        return count;
    }
}
