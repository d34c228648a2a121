using System.Numerics;
using ModelGen.Engine;
using ModelGen.Execution;
using ModelGen.Optimizers;

namespace ModelGen.Tests.Engine;

public class KernelEquationsTests
{
    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(3, 33, 31)]
    [InlineData(20, 64, 32)]
    [InlineData(300, 130, 7)]
    public void Are_the_products_of_the_rows_of_the_Jacobian(int terms, int interior, int start)
    {
        using Engine<double> engine = ObjectiveFixture.Create(terms, interior, start);
        AreProducts(engine, 1e-11);
    }

    [Fact]
    public void In_single_precision_they_are_summed_in_double()
    {
        using Engine<float> engine = new(WaveModel.Describe(20, 90), new WaveKernels<float>(20), seed: 1, threads: 2);
        engine.SetObserved(0, 2, [0, 0.5, 0, 1, 1, 0.3]);
        AreProducts(engine, 1e-5);
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        double[][] systems = [.. new[] { 1, 2, 3 }.Select(OnThreads)];
        Assert.Equal(systems[0], systems[1]);
        Assert.Equal(systems[0], systems[2]);

        static double[] OnThreads(int threads)
        {
            using Engine<double> engine = ObjectiveFixture.Create(terms: 400, interior: 150, start: 37, threads);
            (double[] matrix, double[] residual, double loss) = Assemble(engine);
            double[] step = new double[engine.ParameterCount];
            engine.CombineRows(residual, step);
            double[] rows = new double[residual.Length];
            engine.MultiplyRows(step, rows);
            return [.. matrix, .. residual, loss, .. step, .. rows];
        }
    }

    [Fact]
    public void Their_step_is_the_step_of_the_normal_equations()
    {
        using Engine<double> engine = ObjectiveFixture.Create(terms: 60, interior: 20, start: 15);
        int parameters = engine.ParameterCount;
        using DampedKernel kernel = new();
        double loss = kernel.Build(engine);
        Assert.Equal(engine.Loss(), loss);
        const double damping = 1e-3;
        Assert.True(kernel.Factor(engine, damping));
        double[] step = new double[parameters];
        kernel.Solve(engine, [], step);

        // (J'J + lambda I) step = J'r
        int stride = (parameters + 7) / 8 * 8;
        double[] matrix = GC.AllocateArray<double>(parameters * stride, pinned: true);
        double[] gradient = new double[parameters];
        unsafe
        {
            fixed (double* pointer = matrix)
            {
                engine.NormalEquations(pointer, stride, gradient);
            }
        }

        double largest = gradient.Max(Math.Abs);
        for (int p = 0; p < parameters; p++)
        {
            double left = damping * kernel.MeanDiagonal * step[p];
            for (int q = 0; q < parameters; q++)
            {
                left += matrix[Math.Max(p, q) * stride + Math.Min(p, q)] * step[q];
            }

            Assert.Equal(gradient[p], left, 1e-11 * largest);
        }
    }

    [Fact]
    public void Products_with_the_rows_are_those_of_the_kernel_matrix()
    {
        using Engine<double> engine = ObjectiveFixture.Create(terms: 60, interior: 20, start: 15);
        (double[] matrix, double[] residual, _) = Assemble(engine);
        int rows = residual.Length;
        double[] combined = new double[engine.ParameterCount];
        double[] product = new double[rows];
        engine.CombineRows(residual, combined);
        engine.MultiplyRows(combined, product);
        int stride = matrix.Length / rows;
        for (int i = 0; i < rows; i++)
        {
            double expected = Enumerable.Range(0, rows).Sum(j => matrix[Math.Max(i, j) * stride + Math.Min(i, j)] * residual[j]);
            Assert.Equal(expected, product[i], 1e-12 * Enumerable.Range(0, rows).Max(j => Math.Abs(matrix[j * stride + j])));
        }
    }

    [Fact]
    public void A_step_with_momentum_satisfies_the_same_rows_and_is_the_nearest_to_the_momentum()
    {
        using Engine<double> engine = ObjectiveFixture.Create(terms: 60, interior: 20, start: 15);
        int parameters = engine.ParameterCount;
        double[] momentum = [.. Enumerable.Range(0, parameters).Select(p => Math.Sin(p))];
        (double[] free, double[] moved) = (new double[parameters], new double[parameters]);
        using DampedKernel kernel = new();
        Solve([], free);
        Solve(momentum, moved);
        double[] difference = [.. moved.Zip(free, (a, b) => a - b)];
        double[] rows = new double[engine.RowCount];
        engine.MultiplyRows(momentum, rows);
        double size = rows.Max(Math.Abs);
        engine.MultiplyRows(difference, rows);
        Assert.All(rows, row => Assert.Equal(0, row, 1e-3 * size));

        // m less its part in the rows' span: orthogonal to what the rows can say
        double toMomentum = moved.Zip(momentum, (a, b) => (a - b) * (a - b)).Sum();
        Assert.True(toMomentum < free.Zip(momentum, (a, b) => (a - b) * (a - b)).Sum());
        Assert.True(difference.Sum(d => d * d) > 1e-3 * momentum.Sum(m => m * m), "the momentum was not used");

        void Solve(double[] m, double[] step)
        {
            kernel.Build(engine);
            Assert.True(kernel.Factor(engine, 1e-12));
            kernel.Solve(engine, m, step);
        }
    }

    [Fact]
    public void Rows_are_combined_only_where_they_are_kept()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        double[] result = new double[engine.ParameterCount];
        Assert.Contains("KernelEquations", Assert.Throws<InvalidOperationException>(() => engine.CombineRows(new double[7], result)).Message);
        Assert.Contains("KernelEquations", Assert.Throws<InvalidOperationException>(() => engine.MultiplyRows(result, new double[7])).Message);
    }

    [Fact]
    public void Fresh_rows_visit_data_and_conditions_in_part()
    {
        using Engine<double> engine = ObjectiveFixture.Create(interior: 1000, start: 300, probes: 600);
        engine.RequestFreshRows(120);
        engine.Resample(Resampling.Plain);

        // 40 of data and the fixed point, 13 of the condition, 67 of the complex equation
        Assert.Equal(33 + 13 + 40 + 1, engine.ItemCount);
        Assert.InRange(engine.RowCount, 115, 125);
        double[] seen = Rows(engine);
        engine.Resample(Resampling.Plain);
        Assert.NotEqual(seen, Rows(engine));

        // few rows leave a few points of each
        engine.RequestFreshRows(9);
        engine.Resample(Resampling.Plain);
        Assert.Equal(4 + 4 + 4 + 1, engine.ItemCount);

        engine.RequestPoints(null);
        engine.Resample(Resampling.Plain);
        Assert.Equal(1000 + 300 + 600 + 1, engine.ItemCount);

        static double[] Rows(Engine<double> engine)
        {
            double[] rows = new double[engine.RowCount];
            engine.Residuals(rows);
            return rows[^41..];
        }
    }

    private static void AreProducts<T>(Engine<T> engine, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int parameters = engine.ParameterCount;
        int rows = (int)engine.RowCount;
        (double[] matrix, double[] residual, double loss) = Assemble(engine);
        double[] jacobian = new double[rows * parameters];
        double[] residuals = new double[rows];
        engine.Jacobian(jacobian);
        engine.Residuals(residuals);
        Assert.Equal(residuals.Order(), residual.Order());
        Assert.Equal(residuals.Sum(r => r * r), loss, 1e-6 * loss);

        // the rows that were kept, in their own order
        double[][] kept = new double[rows][];
        for (int i = 0; i < rows; i++)
        {
            double[] pick = new double[rows];
            pick[i] = 1;
            kept[i] = new double[parameters];
            engine.CombineRows(pick, kept[i]);
        }

        HashSet<int> found = [];
        for (int i = 0; i < rows; i++)
        {
            int row = Enumerable.Range(0, rows).First(row => !found.Contains(row) && residuals[row] == residual[i]
                && jacobian.AsSpan(row * parameters, parameters).SequenceEqual(kept[i]));
            found.Add(row);
            for (int j = 0; j <= i; j++)
            {
                double expected = kept[i].Zip(kept[j], (a, b) => a * b).Sum();
                Assert.Equal(expected, matrix[i * Stride(rows) + j], tolerance);
            }
        }
    }

    private static int Stride(int rows) => (rows + 7) / 8 * 8;

    private static unsafe (double[] Matrix, double[] Residual, double Loss) Assemble<T>(Engine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = (int)engine.RowCount;
        double[] matrix = GC.AllocateArray<double>(rows * Stride(rows), pinned: true);
        double[] residual = new double[rows];
        fixed (double* pointer = matrix)
        {
            return (matrix, residual, engine.KernelEquations(pointer, Stride(rows), residual));
        }
    }
}
