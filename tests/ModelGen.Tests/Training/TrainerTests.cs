using ModelGen.Engine;
using ModelGen.Tests.Engine;
using ModelGen.Training;

namespace ModelGen.Tests.Training;

public class TrainerTests
{
    [Fact]
    public void Phases_lower_the_validation_loss_and_leave_the_best_iterate()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        double before = engine.ValidationLoss();
        TrainingHistory history = Run(engine, plan => plan.Adam(100, 1e-2).LevenbergMarquardt(15));
        Assert.True(history.BestValidationLoss < before);
        Assert.Equal(history.BestValidationLoss, engine.ValidationLoss());
        Assert.Equal(history.Validations.Min(entry => entry.Loss), history.BestValidationLoss);
        Assert.Equal(["Adam", "Levenberg-Marquardt"], history.Phases.Select(phase => phase.Name));
        Assert.Equal([0L, 100L], history.Phases.Select(phase => phase.FirstIteration));
        Assert.Equal(TrainingOutcome.OutOfIterations, history.Outcome);
    }

    [Fact]
    public void The_loss_of_every_iteration_is_the_weighted_sum_of_its_equations()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        TrainingHistory history = Run(engine, plan => plan.Adam(12).LBfgs(8).LevenbergMarquardt(6));
        double[] weights = [.. Enumerable.Range(0, 4).Select(engine.GetWeight)];
        for (int i = 0; i < history.Count; i++)
        {
            double sum = 0;
            for (int equation = 0; equation < 4; equation++)
            {
                sum += weights[equation] * history.TermLosses(i)[equation];
            }

            Assert.Equal(sum, history.Losses[i], 1e-12 * sum);
        }
    }

    [Fact]
    public void Weights_and_points_of_a_phase_hold_during_the_phase_only()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        double declaredWeight = engine.GetWeight(1);
        long declaredPoints = engine.ItemCount;
        List<(double, long)> seen = [];
        Run(engine, plan => plan.Adam(1).Weight("Start", 7).Points(500).Adam(1)
            .Validate(() =>
            {
                seen.Add((engine.GetWeight(1), engine.ItemCount));
                return 0;
            }, every: 1));
        Assert.Equal(7, seen[0].Item1);
        Assert.InRange(seen[0].Item2, 450, 550);
        Assert.Equal((declaredWeight, declaredPoints), seen[1]);
        Assert.Equal((declaredWeight, declaredPoints), (engine.GetWeight(1), engine.ItemCount));
    }

    [Fact]
    public void Levenberg_Marquardt_gets_its_rows_for_each_parameter()
    {
        using Engine<double> engine = ObjectiveFixture.Create(terms: 30);
        long rows = 0;
        Run(engine, plan => plan.LevenbergMarquardt(1).RowsPerParameter(6).Validate(() => rows = engine.RowCount, every: 1));
        Assert.InRange(rows, 6 * engine.ParameterCount * 9 / 10, 6 * engine.ParameterCount * 11 / 10);
    }

    [Fact]
    public void Mini_batches_visit_few_points_and_grow()
    {
        using Engine<double> engine = ObjectiveFixture.Create(interior: 1_000);
        List<long> counts = [];
        Run(engine, plan => plan.Adam(4).MiniBatch(100).GrowBatch(2, every: 2).Validate(() =>
        {
            counts.Add(engine.ItemCount);
            return 0;
        }, every: 1));
        Assert.InRange(counts[0], 95, 105);
        Assert.Equal(counts[0], counts[1]);
        Assert.InRange(counts[2], 190, 210);
    }

    [Fact]
    public void Points_grow_where_there_are_no_mini_batches()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        List<long> counts = [];
        Run(engine, plan => plan.LBfgs(4).Points(300).GrowBatch(2, every: 2).Validate(() =>
        {
            counts.Add(engine.ItemCount);
            return 0;
        }, every: 1));
        Assert.InRange(counts[1], 290, 310);
        Assert.InRange(counts[3], 590, 610);
    }

    [Fact]
    public void Cancellation_ends_at_an_iteration_with_history_and_finite_parameters()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        using CancellationTokenSource cancel = new();
        int calls = 0;
        TrainingHistory history = Run(engine, plan => plan.Adam(1_000).Adam(1_000).Validate(() =>
        {
            if (++calls == 17)
            {
                cancel.Cancel();
            }

            return calls;
        }, every: 1), cancel.Token);
        Assert.Equal(TrainingOutcome.Cancelled, history.Outcome);
        Assert.Equal(17, history.Count);
        Assert.Equal("cancelled", Assert.Single(history.Phases).Ending);
        Assert.Equal(history.BestValidationLoss, engine.ValidationLoss());
    }

    [Fact]
    public void Divergence_restores_the_best_parameters_and_says_what_happened()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        double before = engine.ValidationLoss();
        TrainingDivergedException diverged = Assert.Throws<TrainingDivergedException>(
            () => Run(engine, plan => plan.Adam(50).Adam(100, learningRate: 1e200).ValidateEvery(1)));
        Assert.Equal("Adam", diverged.Phase);
        Assert.Contains("lower the learning rate", diverged.Message);
        Assert.Contains("Interior = ", diverged.Message);
        Assert.Contains(diverged.TermLosses.Values, loss => !double.IsFinite(loss));
        Assert.True(diverged.History!.Count >= 50);
        Assert.True(engine.ValidationLoss() < before);
        Assert.Equal(diverged.History.BestValidationLoss, engine.ValidationLoss());
    }

    [Fact]
    public void A_start_without_a_finite_loss_is_told_apart()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        engine.Parameters[0] = double.NaN;
        TrainingDivergedException diverged = Assert.Throws<TrainingDivergedException>(() => Run(engine, plan => plan.LBfgs(5)));
        Assert.Equal(0, diverged.Iteration);
        Assert.Contains("before the first step", diverged.Message);
    }

    [Fact]
    public void A_phase_stops_early_when_the_validation_loss_no_longer_falls()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        TrainingHistory history = Run(engine, plan => plan.Adam(5_000, learningRate: 1e-12).ValidateEvery(2).StopEarly(patience: 20).Adam(3));
        Assert.Equal("validation loss stopped falling", history.Phases[0].Ending);
        Assert.InRange(history.Phases[0].Iterations, 20, 26);
        Assert.Equal(3, history.Phases[1].Iterations);
    }

    [Fact]
    public void A_float_model_refuses_Levenberg_Marquardt_and_says_why()
    {
        using Engine<float> engine = new(WaveModel.Describe(3), new WaveKernels<float>(3), seed: 1, threads: 1);
        TrainingPlan plan = CollocationPlan.Build(p => p.Adam(5).LevenbergMarquardt(5), engine.ParameterCount, Precision.Single);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => ObjectiveFixture.Trainer(engine, plan));
        Assert.Contains("Precision.Double", refusal.Message);
    }

    [Fact]
    public void An_unknown_equation_is_refused_with_the_known_ones()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Run(engine, plan => plan.Adam(5).Weight("Strat", 2)));
        Assert.Contains("'Strat'", refusal.Message);
        Assert.Contains("Interior, Start, Data, Anchor", refusal.Message);
    }

    [Fact]
    public void Iterations_allocate_nothing()
    {
        using Engine<double> engine = ObjectiveFixture.Create(threads: 1);
        long[] allocated = new long[400];
        int calls = 0;
        Run(engine, plan => plan.Adam(300).ResampleEvery(50).MiniBatch(30).Validate(() =>
        {
            allocated[calls++] = GC.GetAllocatedBytesForCurrentThread();
            return 0;
        }, every: 1));
        Assert.Equal(300, calls);
        Assert.Equal(allocated[100], allocated[149]);
        Assert.Equal(allocated[200], allocated[249]);
    }

    [Fact]
    public void A_phase_ends_below_its_target()
    {
        TrainingHistory whole = Train(plan => plan.Adam(40).ValidateEvery(1));
        double target = whole.Validations.Take(20).Min(entry => entry.Loss);
        TrainingHistory history = Train(plan => plan.Adam(40).ValidateEvery(1).StopBelow(target));
        Assert.Equal("validation loss below its target", history.Phases[0].Ending);
        Assert.InRange(history.Count, 20, 39);
        Assert.True(history.Validations[^1].Loss < target && history.Validations[^2].Loss >= target, "the phase did not end at the target");
        Assert.Throws<ArgumentOutOfRangeException>(() => Train(plan => plan.Adam(1).StopBelow(0)));

        static TrainingHistory Train(Action<TrainingPlan> configure)
        {
            using Engine<double> engine = ObjectiveFixture.Create();
            return ObjectiveFixture.Trainer(engine, CollocationPlan.Build(configure, engine.ParameterCount, Precision.Double)).Run();
        }
    }

    [Fact]
    public void Progress_tells_the_plan_the_losses_by_name_and_the_end()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        List<TrainingProgress> reports = [];
        TrainingPlan plan = CollocationPlan.Build(null, engine.ParameterCount, Precision.Double);
        plan.StopEarly(patience: 20);
        ObjectiveFixture.Trainer(engine, plan).Run(new Listener(reports.Add));
        Assert.StartsWith("Default plan: kernel Levenberg-Marquardt", reports[0].Message);
        TrainingProgress last = reports[^1];
        Assert.True(last.IsFinal);
        Assert.Equal("Levenberg-Marquardt", last.Phase);
        Assert.Null(last.LearningRate);
        Assert.Equal(ObjectiveFixture.Equations, last.TermLosses.Select(loss => loss.Name));
        Assert.True(last.Loss > 0 && last.ValidationLoss > 0);
        Assert.Single(reports, report => report.IsFinal);
        Assert.All(reports.SkipWhile(report => report.TotalIteration == 0), report => Assert.True(report.ItemsPerSecond > 0, report.Message));
        Assert.Null(last.EstimatedRemaining);
    }

    [Fact]
    public void History_writes_one_line_for_each_iteration()
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        TrainingHistory history = Run(engine, plan => plan.Adam(6).ValidateEvery(3).LBfgs(2).Validate(() => 0.125, every: 2));
        StringWriter writer = new();
        history.WriteCsv(writer);
        string[] lines = writer.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal("iteration,phase,seconds,learning_rate,loss,Interior,Start,Data,Anchor,validation_loss,reference_error", lines[0]);
        Assert.Equal(9, lines.Length);
        string[][] cells = [.. lines[1..].Select(line => line.Split(','))];
        Assert.Equal(["Adam", "Adam", "Adam", "Adam", "Adam", "Adam", "L-BFGS", "L-BFGS"], cells.Select(row => row[1]));
        Assert.Equal(history.Losses[4].ToString("R", System.Globalization.CultureInfo.InvariantCulture), cells[4][4]);
        Assert.Equal([false, false, true, false, false, true, false, true], cells.Select(row => row[9].Length > 0));
        Assert.Equal([false, true, false, true, false, true, false, true], cells.Select(row => row[10] == "0.125"));
    }

    private static TrainingHistory Run(Engine<double> engine, Action<TrainingPlan> configure, CancellationToken cancel = default) =>
        ObjectiveFixture.Trainer(engine, CollocationPlan.Build(configure, engine.ParameterCount, Precision.Double)).Run(cancel: cancel);

    private sealed class Listener(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
