using ModelGen.Execution;
using ModelGen.LinearAlgebra;

namespace ModelGen.Tests.Optimizers;

public unsafe class CholeskyTests
{
    private static readonly LeastSquaresProblem s_threads = new(x => x, 0);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(47)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(97)]
    [InlineData(339)]
    [InlineData(512)]
    public void Solves_positive_definite_systems(int size)
    {
        int stride = size + 3;
        using NativeBuffer<double> matrix = new((long)size * stride);
        double[] solution = new double[size];
        double[] rightHandSide = new double[size];
        double[,] full = PositiveDefinite(size);
        for (int i = 0; i < size; i++)
        {
            solution[i] = Math.Sin(i + 1);
            for (int j = 0; j < i; j++)
            {
                matrix.Pointer[i * stride + j] = full[i, j];
            }
        }

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                rightHandSide[i] += full[i, j] * solution[j];
            }
        }

        using Cholesky cholesky = new();
        Assert.True(cholesky.Factor(matrix.Pointer, Diagonal(full), stride, s_threads));
        for (int i = 0; i < size; i += 7)
        {
            double sum = 0;
            for (int k = 0; k <= i / 2; k++)
            {
                sum += cholesky[i, k] * cholesky[i / 2, k];
            }

            Assert.Equal(full[i, i / 2], sum, 1e-11 * size);
        }

        cholesky.Solve(rightHandSide);
        for (int i = 0; i < size; i++)
        {
            Assert.Equal(solution[i], rightHandSide[i], 1e-10);
        }
    }

    [Theory]
    [InlineData(33)]
    [InlineData(200)]
    public void The_factor_is_that_of_MathNet(int size)
    {
        double[,] full = PositiveDefinite(size);
        using NativeBuffer<double> matrix = Lower(full, size);
        using Cholesky cholesky = new();
        Assert.True(cholesky.Factor(matrix.Pointer, Diagonal(full), size, s_threads));
        MathNet.Numerics.LinearAlgebra.Matrix<double> expected = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(full).Cholesky().Factor;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                Assert.Equal(expected[i, j], cholesky[i, j], 1e-12);
            }
        }
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads_and_the_matrix_stays()
    {
        const int size = 300;
        double[,] full = PositiveDefinite(size);
        double[] rightHandSide = [.. Enumerable.Range(0, size).Select(i => Math.Cos(i))];
        double[][] solutions = [.. new[] { 1, 2, 5 }.Select(OnThreads)];
        Assert.Equal(solutions[0], solutions[1]);
        Assert.Equal(solutions[0], solutions[2]);

        double[] OnThreads(int threads)
        {
            using WorkerPool pool = new(threads);
            using NativeBuffer<double> matrix = Lower(full, size);
            double[] before = new ReadOnlySpan<double>(matrix.Pointer, size * size).ToArray();
            using Cholesky cholesky = new();

            // the second time, what the first left must not matter
            Assert.True(cholesky.Factor(matrix.Pointer, Diagonal(full), size, new PoolRunner(pool)));
            Assert.True(cholesky.Factor(matrix.Pointer, Diagonal(full), size, new PoolRunner(pool)));
            Assert.Equal(before, new ReadOnlySpan<double>(matrix.Pointer, size * size).ToArray());
            double[] solution = [.. rightHandSide];
            cholesky.Solve(solution);
            return solution;
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(60, 55)]
    [InlineData(150, 20)]
    public void An_indefinite_matrix_is_refused(int size, int badRow)
    {
        double[,] full = PositiveDefinite(size);
        full[badRow, badRow] = -1;
        using NativeBuffer<double> matrix = Lower(full, size);
        using Cholesky cholesky = new();
        Assert.False(cholesky.Factor(matrix.Pointer, Diagonal(full), size, s_threads));
        full[badRow, badRow] = 12;
        Assert.True(cholesky.Factor(matrix.Pointer, Diagonal(full), size, s_threads));
    }

    private static double[] Diagonal(double[,] full) => [.. Enumerable.Range(0, full.GetLength(0)).Select(i => full[i, i])];

    // what is not below the diagonal is not to be read
    private static NativeBuffer<double> Lower(double[,] full, int size)
    {
        NativeBuffer<double> matrix = new((long)size * size);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                matrix.Pointer[i * size + j] = j < i ? full[i, j] : double.NaN;
            }
        }

        return matrix;
    }

    private static double[,] PositiveDefinite(int size)
    {
        double[,] matrix = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                matrix[i, j] = Math.Cos(1.7 * i * i + 1.7 * j * j + i * j % 13) / (1 + Math.Abs(i - j));
                matrix[i, j] = i >= j ? matrix[i, j] : 0;
            }
        }

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                matrix[j, i] = matrix[i, j];
            }

            matrix[i, i] = 12;
        }

        return matrix;
    }
}
