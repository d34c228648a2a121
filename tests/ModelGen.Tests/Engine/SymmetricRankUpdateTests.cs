using ModelGen.Execution;
using ModelGen.LinearAlgebra;
using ModelGen.Numerics;

namespace ModelGen.Tests.Engine;

public unsafe class SymmetricRankUpdateTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(31, 5)]
    [InlineData(32, 16)]
    [InlineData(33, 17)]
    [InlineData(101, 100)]
    public void Adds_the_products_of_the_columns_in_every_lane_type(int size, int rows)
    {
        int[] widths = [8, .. LaneSelection.Available.Where(width => width != LaneWidth.Scalar).Select(width => 16 << (width - LaneWidth.Bits128))];
        foreach (int bytes in widths)
        {
            foreach (int threads in new[] { 1, 3 })
            {
                Check(bytes, threads, size, rows);
            }
        }
    }

    private static void Check(int vectorBytes, int threads, int size, int rows)
    {
        const int width = SymmetricRankUpdate.PanelWidth;
        int panels = (size + width - 1) / width;
        int stride = size + 3;
        using WorkerPool pool = new(threads);
        using NativeBuffer<double> input = new((long)panels * rows * width);
        using NativeBuffer<double> matrix = new((size + 1) * stride);
        double Entry(int row, int column) => Math.Sin(row * 0.7 + column * 1.9);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < size; column++)
            {
                input.Pointer[(column / width * rows + row) * width + column % width] = Entry(row, column);
            }
        }

        new Span<double>(matrix.Pointer, (int)matrix.Length).Fill(0.5);
        SymmetricRankUpdate.Create(vectorBytes, pool).Add(input.Pointer, rows * width, rows, matrix.Pointer, size, stride);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < stride; j++)
            {
                double expected = j > i ? 0.5 : 0.5 + Enumerable.Range(0, rows).Sum(row => Entry(row, i) * Entry(row, j));
                Assert.Equal(expected, matrix.Pointer[i * stride + j], 1e-11);
            }
        }

        Assert.All(new Span<double>(matrix.Pointer + size * stride, stride).ToArray(), value => Assert.Equal(0.5, value));
    }
}
