using ModelGen.Engine;
using ModelGen.Optimizers;
using ModelGen.Tests.Engine;
using ModelGen.Training;

namespace ModelGen.Tests.Training;

public class KernelPhaseTests
{
    [Fact]
    public void Trains_from_the_start_on_fewer_rows_than_parameters()
    {
        using Engine<double> engine = ObjectiveFixture.Create(terms: 40, interior: 4_000, start: 100);
        double before = engine.ValidationLoss();
        TrainingHistory history = Run(engine, plan => plan.KernelLevenbergMarquardt(60, rows: 48));
        Assert.True(engine.ValidationLoss() < 0.7 * before, $"{before} -> {engine.ValidationLoss()}");
        Assert.Equal(engine.ValidationLoss(), history.BestValidationLoss);
        Assert.Contains("48 residual rows, doubled where it stalls, points redrawn every iteration", history.PlanDescription);
    }

    [Fact]
    public void Rows_are_doubled_from_the_best_iterate_wherever_it_stalls_and_then_the_phase_ends()
    {
        using Engine<double> engine = ObjectiveFixture.Create(terms: 6, interior: 4_000, start: 100);
        List<string> told = [];
        List<long> rows = [];
        TrainingHistory history = Run(
            engine,
            plan => plan.KernelLevenbergMarquardt(1_000, rows: 20, mostRows: 50).StopEarly(10, 0.3).ValidateEvery(5).Validate(Look, every: 1),
            new Listener(told));
        Assert.Equal(2, told.Count);
        Assert.Contains("40 residual rows from here", told[0]);
        Assert.Contains("50 residual rows from here", told[1]);
        Assert.Equal("validation loss stopped falling", history.Phases[0].Ending);

        // each number of rows lasts for at least the patience of 10 iterations
        Assert.InRange(rows[0], 18, 24);
        int doubled = rows.FindIndex(count => count > 35);
        int grown = rows.FindIndex(count => count > 45);
        Assert.True(doubled >= 10 && grown >= doubled + 10 && rows.Count >= grown + 10, string.Join(" ", rows));
        Assert.InRange(rows[^1], 48, 54);

        double Look()
        {
            rows.Add(engine.RowCount);
            return 0;
        }
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        double[][] trained = [.. new[] { 1, 2, 3 }.Select(Trained)];
        Assert.Equal(trained[0], trained[1]);
        Assert.Equal(trained[0], trained[2]);

        static double[] Trained(int threads)
        {
            using Engine<double> engine = ObjectiveFixture.Create(terms: 50, interior: 900, start: 70, threads);
            Run(engine, plan => plan.KernelLevenbergMarquardt(30, rows: 70, mostRows: 140).StopEarly(8, 0.3).ValidateEvery(4));
            return engine.Parameters.ToArray();
        }
    }

    [Fact]
    public void Points_of_the_plan_take_the_place_of_its_rows()
    {
        using Engine<double> engine = ObjectiveFixture.Create(terms: 40, interior: 500, start: 50);
        long most = 0;
        TrainingHistory history = Run(engine, plan => plan.KernelLevenbergMarquardt(30, rows: 16).Points(90).StopEarly(5, 0.9)
            .Validate(() => most = Math.Max(most, engine.ItemCount), every: 1));
        Assert.Equal(90, most);
        Assert.Contains("90 points, points redrawn every iteration", history.PlanDescription);
    }

    [Fact]
    public void More_rows_than_a_kernel_matrix_is_made_of_are_refused_with_a_way_out()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        string message = Assert.Throws<InvalidOperationException>(() => Run(engine, plan => plan.KernelLevenbergMarquardt(3).Points(20_000))).Message;
        Assert.Contains("at most 8,192", message);
        Assert.Contains("leave out Points", message);
    }

    [Fact]
    public void A_float_model_says_what_it_lacks()
    {
        using WaveModel model = new WaveModel(precision: Precision.Single).WithProbes();
        string message = Assert.Throws<ArgumentException>(() => model.Train(plan => plan.KernelLevenbergMarquardt(3))).Message;
        Assert.Contains("kernel Levenberg-Marquardt needs double precision", message);
    }

    [Theory]
    [InlineData(0, null, 1e-6)]
    [InlineData(9_000, null, 1e-6)]
    [InlineData(256, 255, 1e-6)]
    [InlineData(256, 9_000, 1e-6)]
    [InlineData(256, null, 0.0)]
    public void Settings_out_of_range_are_refused(int rows, int? most, double damping) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new KernelLevenbergMarquardt(rows, most, damping));

    [Theory]
    [InlineData(256, null, 4_000, 512)]
    [InlineData(256, null, 4_001, 1_024)]
    [InlineData(256, 300, 100, 300)]
    [InlineData(5_000, null, 5_000, 8_192)]
    public void Rows_stop_growing(int rows, int? most, int parameters, int expected)
    {
        FreshRows fresh = new(rows, most);
        Assert.Equal(rows, fresh.After(0, parameters));
        Assert.Equal(expected, fresh.After(13, parameters));
    }

    private static TrainingHistory Run(Engine<double> engine, Action<TrainingPlan> configure, IProgress<TrainingProgress>? progress = null) =>
        ObjectiveFixture.Trainer(engine, CollocationPlan.Build(configure, engine.ParameterCount, Precision.Double)).Run(progress);

    private sealed class Listener(List<string> told) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Message is { } message && message.Contains("from here", StringComparison.Ordinal))
            {
                told.Add(message);
            }
        }
    }
}
