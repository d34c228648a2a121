using ModelGen.Kernels.Tensors;
using ModelGen.Numerics;

namespace ModelGen.Tests.Kernels.Tensors;

/// <summary>Public reports on other libraries, turned into statements.</summary>
public unsafe class BoundaryTests
{
    // pytorch 37844: circular padding of one axis was applied to the other
    [Fact]
    public void Periodic_boundaries_wrap_the_axis_that_they_are_given_for()
    {
        double[] field = [1, 2, 3, 4, 5, 6];
        Assert.Equal([3, 1, 2, 6, 4, 5], Convolve(field, [2, 3], [1, 3], [1, 0, 0], 1));
        Assert.Equal([4, 5, 6, 1, 2, 3], Convolve(field, [2, 3], [3, 1], [1, 0, 0], 1));
        Assert.Equal([7, 8, 9, 7, 8, 9], Convolve([7, 8, 9, 7, 8, 9], [2, 3], [3, 1], [0, 0, 1], 1));
    }

    // pytorch 57911, 134840: a halo wider than the input
    [Theory]
    [InlineData(10, 3, 15)]
    [InlineData(2, 7, 1)]
    public void Kernels_wrap_as_often_as_it_takes(int size, int kernel, int dilation)
    {
        double[] field = [.. Enumerable.Range(0, size * size).Select(i => Math.Sin(i))];
        double[] weights = [.. Enumerable.Range(0, kernel * kernel).Select(i => Math.Cos(i))];
        double[] actual = Convolve(field, [size, size], [kernel, kernel], weights, dilation);
        for (int p = 0; p < size * size; p++)
        {
            double expected = 0;
            for (int k = 0; k < kernel * kernel; k++)
            {
                int i = p / size + (k / kernel - kernel / 2) * dilation + 100 * size;
                int j = p % size + (k % kernel - kernel / 2) * dilation + 100 * size;
                expected += weights[k] * field[i % size * size + j % size];
            }

            Assert.Equal(expected, actual[p], 1e-12);
        }
    }

    // pytorch 24504: one side of the padding was left out
    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(0, 3)]
    public void Padding_may_differ_from_side_to_side(int before, int after)
    {
        double[] line = [1, 2, 3, 4, 5];
        int outputs = 5 + before + after - 2;
        AxisMap map = AxisMap.Window(5, outputs, [1, 10, 100], 1, 1, before, Boundary.Zero);
        double[] padded = [.. new double[before], .. line, .. new double[after]];
        for (int i = 0; i < outputs; i++)
        {
            Assert.Equal(padded[i] + 10 * padded[i + 1] + 100 * padded[i + 2], map.Rows[i].Sum(entry => entry.Weight * line[entry.Input]));
        }
    }

    [Fact]
    public void Linear_upsampling_is_that_of_torch_without_aligned_corners()
    {
        AxisMap map = AxisMap.Linear(3, 2, Boundary.Replicate);
        double[] line = [1, 2, 5];
        Assert.Equal([1, 1.25, 1.75, 2.75, 4.25, 5], map.Rows.Select(row => row.Sum(entry => entry.Weight * line[entry.Input])));
    }

    [Fact]
    public void Reflection_does_not_repeat_the_edge_and_replication_does()
    {
        Assert.Equal([2, 1, 0, 1, 2, 1, 0, 1], Enumerable.Range(-2, 8).Select(i => BoundaryMap.Find(i, 3, Boundary.Reflect)));
        Assert.Equal([0, 0, 0, 1, 2, 2, 2, 2], Enumerable.Range(-2, 8).Select(i => BoundaryMap.Find(i, 3, Boundary.Replicate)));
        Assert.Equal([1, 2, 0, 1, 2, 0, 1, 2], Enumerable.Range(-2, 8).Select(i => BoundaryMap.Find(i, 3, Boundary.Periodic)));
        Assert.Equal(0, BoundaryMap.Find(-7, 1, Boundary.Reflect));
    }

    private static double[] Convolve(double[] field, int[] sizes, int[] kernel, double[] weights, int dilation)
    {
        var plan = new ProductPlan(new ProductDescription
        {
            InputSizes = sizes,
            Kernel = kernel,
            Stride = [1, 1],
            Dilation = [dilation, dilation],
            Before = [kernel[0] / 2 * dilation, kernel[1] / 2 * dilation],
            Boundaries = [Boundary.Periodic, Boundary.Periodic],
            OutputSizes = sizes,
            InputChannels = 1,
            OutputChannels = 1,
            WeightOffset = 0,
        });
        double[] panels = new double[plan.WeightCount];
        double[] result = new double[field.Length];
        fixed (double* w = weights, packed = panels, x = field, y = result)
        {
            Product<DoubleScalar, double>.Pack(plan, w, packed, Part.Whole);
            Product<DoubleScalar, double>.Forward(plan, packed, w, x, y, 1, accumulate: false, Part.Whole);
        }

        return result;
    }
}
