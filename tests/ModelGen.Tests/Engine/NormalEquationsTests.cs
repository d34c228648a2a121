using ModelGen.Engine;

namespace ModelGen.Tests.Engine;

public class NormalEquationsTests
{
    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(3, 33, 31)]
    [InlineData(20, 700, 64)]
    public void Are_the_products_of_the_Jacobian(int terms, int interior, int start)
    {
        using Engine<double> engine = ObjectiveFixture.Create(terms, interior, start);
        int parameters = engine.ParameterCount;
        int rows = (int)engine.RowCount;
        double[] jacobian = new double[rows * parameters];
        double[] residuals = new double[rows];
        engine.Jacobian(jacobian);
        engine.Residuals(residuals);
        (double[] matrix, double[] gradient, double loss, int stride) = Assemble(engine);

        Assert.Equal(residuals.Sum(r => r * r), loss, 1e-12 * loss);
        for (int i = 0; i < parameters; i++)
        {
            double expectedGradient = 0;
            for (int row = 0; row < rows; row++)
            {
                expectedGradient += jacobian[row * parameters + i] * residuals[row];
            }

            Assert.Equal(expectedGradient, gradient[i], 1e-11);
            for (int j = 0; j <= i; j++)
            {
                double expected = 0;
                for (int row = 0; row < rows; row++)
                {
                    expected += jacobian[row * parameters + i] * jacobian[row * parameters + j];
                }

                Assert.Equal(expected, matrix[i * stride + j], 1e-11);
            }
        }
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        double[][] matrices = [.. new[] { 1, 2, 3 }.Select(OnThreads)];

        Assert.Equal(matrices[0], matrices[1]);
        Assert.Equal(matrices[0], matrices[2]);

        static double[] OnThreads(int threads)
        {
            using Engine<double> engine = ObjectiveFixture.Create(terms: 30, interior: 900, start: 70, threads);
            (double[] matrix, double[] gradient, double loss, int stride) = Assemble(engine);
            int parameters = engine.ParameterCount;
            for (int i = 0; i < parameters; i++)
            {
                matrix.AsSpan(i * stride + i + 1, stride - i - 1).Clear(); // what lies above the diagonal is not promised
            }

            return [.. matrix, .. gradient, loss];
        }
    }

    private static unsafe (double[] Matrix, double[] Gradient, double Loss, int Stride) Assemble(Engine<double> engine)
    {
        int stride = (engine.ParameterCount + 7) / 8 * 8;
        double[] matrix = GC.AllocateArray<double>(engine.ParameterCount * stride, pinned: true);
        double[] gradient = new double[engine.ParameterCount];
        fixed (double* pointer = matrix)
        {
            return (matrix, gradient, engine.NormalEquations(pointer, stride, gradient), stride);
        }
    }
}
