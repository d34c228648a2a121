using ModelGen.Engine;

namespace ModelGen.Tests.Engine;

[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public class AllocationTests
{
    [Fact]
    public void Steps_allocate_nothing_on_any_thread()
    {
        using Engine<double> engine = ObjectiveFixture.Create(interior: 500);
        double[] gradient = new double[engine.ParameterCount];
        double[] rows = new double[engine.RowCount];
        double[] outputs = new double[500];
        double[] coordinates = new double[1000];
        int stride = (engine.ParameterCount + 7) / 8 * 8;
        double[] rowMatrix = GC.AllocateArray<double>(rows.Length * rows.Length, pinned: true);
        double[] matrix = GC.AllocateArray<double>(engine.ParameterCount * stride, pinned: true);
        Step();
        Step();

        // the test runner's own threads may allocate now and then; a step that allocates does so every time
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 10 && least > 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Step();
            Step();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);

        unsafe void Step()
        {
            engine.Gradient(gradient);
            engine.Loss();
            engine.Residuals(rows);
            engine.Evaluate(WaveModel.FieldsProgram, coordinates, 500, outputs);
            engine.EvaluatePoint(coordinates.AsSpan(0, 2), outputs.AsSpan(0, 1));
            engine.ValidationLoss();
            engine.NextMiniBatch();
            fixed (double* pointer = matrix)
            {
                engine.NormalEquations(pointer, stride, gradient);
            }

            fixed (double* pointer = rowMatrix)
            {
                engine.KernelEquations(pointer, rows.Length, rows);
            }

            engine.CombineRows(rows, gradient);
            engine.MultiplyRows(gradient, rows);
            engine.Resample(Resampling.Plain);
            engine.Resample(Resampling.Adaptive);
        }
    }
}
