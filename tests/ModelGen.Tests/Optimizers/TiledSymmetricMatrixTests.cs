using ModelGen.Execution;
using ModelGen.LinearAlgebra;

namespace ModelGen.Tests.Optimizers;

public class TiledSymmetricMatrixTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 2)]
    [InlineData(65, 1)]
    [InlineData(200, 3)]
    public void A_change_and_a_product_in_one_pass_are_those_of_the_dense_matrix(int size, int threads)
    {
        using WorkerPool pool = new(threads);
        using TiledSymmetricMatrix matrix = new(size);
        double[,] dense = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            dense[i, i] = 1;
        }

        double[] result = new double[size];
        for (int change = 0; change < 4; change++)
        {
            double[] u = [.. Enumerable.Range(0, size).Select(i => Math.Sin(i + change))];
            double[] s = [.. Enumerable.Range(0, size).Select(i => Math.Cos(3 * i - change))];
            double[] x = [.. Enumerable.Range(0, size).Select(i => Math.Cos(i * i + change))];
            matrix.Change(0.8, 0.3, -0.2, 0.1 * change, u, s);
            matrix.Multiply(x, result, new PoolRunner(pool));
            for (int i = 0; i < size; i++)
            {
                double expected = 0;
                for (int j = 0; j < size; j++)
                {
                    dense[i, j] = 0.8 * dense[i, j] + 0.3 * u[i] * u[j] - 0.2 * (u[i] * s[j] + s[i] * u[j]) + 0.1 * change * s[i] * s[j];
                    expected += dense[i, j] * x[j];
                }

                Assert.Equal(expected, result[i], 1e-12 * size);
            }

            // without a change it stays
            double[] again = new double[size];
            matrix.Multiply(x, again, new PoolRunner(pool));
            Assert.Equal(result, again);
        }
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        double[][] images = [.. new[] { 1, 2, 5 }.Select(OnThreads)];
        Assert.Equal(images[0], images[1]);
        Assert.Equal(images[0], images[2]);

        static double[] OnThreads(int threads)
        {
            const int size = 333;
            using WorkerPool pool = new(threads);
            using TiledSymmetricMatrix matrix = new(size);
            double[] u = [.. Enumerable.Range(0, size).Select(i => Math.Sin(i))];
            double[] x = [.. Enumerable.Range(0, size).Select(i => Math.Cos(i))];
            double[] result = new double[size];
            for (int i = 0; i < 5; i++)
            {
                matrix.Change(0.9, 0.1, 0.2, 0.3, u, x);
                matrix.Multiply(x, result, new PoolRunner(pool));
                result.CopyTo(u, 0);
            }

            return result;
        }
    }
}
