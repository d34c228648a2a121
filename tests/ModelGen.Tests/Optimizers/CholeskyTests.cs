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
    [InlineData(48)]
    [InlineData(49)]
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
            for (int j = 0; j <= i; j++)
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

        Assert.True(new Cholesky().Factor(matrix.Pointer, size, stride, s_threads));
        for (int i = 0; i < size; i += 7)
        {
            double sum = 0;
            for (int k = 0; k <= i / 2; k++)
            {
                sum += matrix.Pointer[i * stride + k] * matrix.Pointer[i / 2 * stride + k];
            }

            Assert.Equal(full[i, i / 2], sum, 1e-11 * size);
        }

        Cholesky.Solve(matrix.Pointer, size, stride, rightHandSide);
        for (int i = 0; i < size; i++)
        {
            Assert.Equal(solution[i], rightHandSide[i], 1e-10);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(60, 55)]
    [InlineData(150, 20)]
    public void An_indefinite_matrix_is_refused(int size, int badRow)
    {
        using NativeBuffer<double> matrix = new((long)size * size);
        double[,] full = PositiveDefinite(size);
        full[badRow, badRow] = -1;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                matrix.Pointer[i * size + j] = full[i, j];
            }
        }

        Assert.False(new Cholesky().Factor(matrix.Pointer, size, size, s_threads));
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
