using ModelGen.Engine;
using ModelGen.IO;
using ModelGen.Tests.Engine;
using ModelGen.Tests.IO;
using ModelGen.Training;

namespace ModelGen.Tests.Training;

/// <summary>Training that is stopped anywhere and resumed gives the same bits as training that never stopped.</summary>
public class ResumeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(13)] // within Adam, between redraws, in a grown mini-batch
    [InlineData(30)] // at the end of Adam
    [InlineData(37)] // within L-BFGS
    [InlineData(55)] // at the end of L-BFGS
    [InlineData(58)] // within Levenberg-Marquardt
    [InlineData(67)] // after an adaptive redraw
    [InlineData(83)] // within the kernel form, which redraws in every iteration
    [InlineData(101)] // after its rows were doubled
    [InlineData(117)] // within self-scaled Broyden, or at its start
    [InlineData(125)]
    public void A_cancelled_training_goes_on_with_the_same_bits(int stopAfter)
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "run.safetensors");
        (TrainingHistory whole, double[] expected) = Train(Plan);

        using CancellationTokenSource cancel = new();
        (TrainingHistory part, _) = Train(
            plan => Plan(plan).Checkpoint(path, iterations: 1_000).Validate(() => Count(stopAfter, cancel.Cancel), every: 1), cancel.Token);
        Assert.Equal(TrainingOutcome.Cancelled, part.Outcome);
        Assert.Equal(stopAfter, part.Count);

        (TrainingHistory resumed, double[] actual) = Train(plan => Plan(plan).ResumeFrom(path));
        AssertSame(whole, expected, resumed, actual);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(44)]
    [InlineData(66)]
    [InlineData(103)]
    [InlineData(123)]
    public void A_killed_training_goes_on_from_its_latest_checkpoint_with_the_same_bits(int killedAfter)
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "run.safetensors");
        (TrainingHistory whole, double[] expected) = Train(Plan);
        Assert.Throws<OperationCanceledException>(() => Train(
            plan => Plan(plan).Checkpoint(path, iterations: 7).ResumeFrom(path, ifExists: true)
                .Validate(() => Count(killedAfter, () => throw new OperationCanceledException()), every: 1)));

        (TrainingHistory resumed, double[] actual) = Train(plan => Plan(plan).Checkpoint(path, iterations: 7).ResumeFrom(path, ifExists: true));
        AssertSame(whole, expected, resumed, actual);
    }

    [Fact]
    public void A_finished_training_goes_on_in_phases_added_to_the_plan()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "run.safetensors");
        (_, double[] expected) = Train(plan => Plan(plan).LBfgs(5));
        Train(plan => Plan(plan).Checkpoint(path, iterations: 1_000));
        (TrainingHistory longer, double[] actual) = Train(plan => Plan(plan).LBfgs(5).ResumeFrom(path));
        Assert.Equal(6, longer.Phases.Count);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Checkpoints_of_another_model_plan_or_lane_are_refused()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "run.safetensors");
        Train(plan => plan.Adam(5).Checkpoint(path, iterations: 1_000));

        using Engine<double> engine = ObjectiveFixture.Create();
        TrainingPlan adam = CollocationPlan.Build(plan => plan.Adam(9).ResumeFrom(path), 9, Precision.Double);
        TrainingPlan lbfgs = CollocationPlan.Build(plan => plan.LBfgs(9).ResumeFrom(path), 9, Precision.Double);
        Assert.Contains("another model", Assert.Throws<InvalidDataException>(() => ObjectiveFixture.Trainer(engine, adam, "other").Run()).Message);
        Assert.Contains(
            "resume with the plan",
            Assert.Throws<InvalidDataException>(() => ObjectiveFixture.Trainer(engine, lbfgs, "wave").Run()).Message);

        StateDictionary state = CheckpointFile.Load(path);
        state.SetText("lanes", "7-bit");
        CheckpointFile.Save(state, path);
        Assert.Contains("7-bit lanes", Assert.Throws<InvalidDataException>(() => ObjectiveFixture.Trainer(engine, adam, "wave").Run()).Message);
    }

    [Fact]
    public void A_truncated_or_foreign_file_is_refused_and_the_parameters_stay()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "run.safetensors");
        Train(plan => plan.Adam(5).Checkpoint(path, iterations: 1_000));
        byte[] content = File.ReadAllBytes(path);
        using Engine<double> engine = ObjectiveFixture.Create();
        double[] before = engine.Parameters.ToArray();
        TrainingPlan plan = CollocationPlan.Build(p => p.Adam(9).ResumeFrom(path), 9, Precision.Double);
        for (int length = 0; length < content.Length; length += 97)
        {
            File.WriteAllBytes(path, content[..length]);
            Assert.ThrowsAny<InvalidDataException>(() => ObjectiveFixture.Trainer(engine, plan, "wave").Run());
        }

        SafeTensorsWriter foreign = new();
        foreign.Add("parameters", [1], [1.0]);
        foreign.Save(path);
        Assert.ThrowsAny<InvalidDataException>(() => ObjectiveFixture.Trainer(engine, plan, "wave").Run());
        Assert.Equal(before, engine.Parameters.ToArray());
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused_wherever_the_damage_is_and_the_parameters_stay()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "run.safetensors");
        Train(plan => plan.Adam(5).Checkpoint(path, iterations: 1_000));
        byte[] content = File.ReadAllBytes(path);
        using Engine<double> engine = ObjectiveFixture.Create();
        double[] before = engine.Parameters.ToArray();
        TrainingPlan plan = CollocationPlan.Build(p => p.Adam(9).ResumeFrom(path), 9, Precision.Double);
        for (int at = 8; at < content.Length; at += 41)
        {
            byte[] damaged = [.. content];
            damaged[at] ^= 0x15;
            File.WriteAllBytes(path, damaged);
            Assert.ThrowsAny<InvalidDataException>(() => ObjectiveFixture.Trainer(engine, plan, "wave").Run());
        }

        Assert.Equal(before, engine.Parameters.ToArray());
    }

    [Fact]
    public void A_hostile_checkpoint_is_refused_and_the_parameters_stay()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "run.safetensors");
        Train(plan => plan.Adam(5).Checkpoint(path, iterations: 1_000));
        byte[] content = File.ReadAllBytes(path);
        using Engine<double> engine = ObjectiveFixture.Create();
        double[] before = engine.Parameters.ToArray();
        TrainingPlan plan = CollocationPlan.Build(p => p.Adam(9).ResumeFrom(path), 9, Precision.Double);
        foreach (Action<StateDictionary> attack in new Action<StateDictionary>[]
        {
            state => state.Set<double>("values", [.. before.Select(_ => double.NaN)]),
            state => state.Section("run").Section("data").Set<long>("point_counts", [long.MaxValue, 1, 1, 1]),
            state => state.Section("run").Section("data").Set<long>("point_counts", [-1, 1, 1, 1]),
            state => state.Section("run").Section("data").Set<long>("first_indices", [long.MaxValue, long.MaxValue, 0, 0]),
            state => state.Section("run").Section("data").Set<long>("point_counts", [1_000_000, 1, 1, 1]),
            state => state.Section("run").Section("data").Set<long>("requested_counts", [1_000_000, 1, 1, 1]),
            state => state.Section("run").Section("data").Set<long>("requested_counts", [int.MaxValue, 1, 1, 1]),
            state => state.Section("run").Section("data").SetInteger("window", -1),
            state => state.Section("run").Section("data").SetInteger("window", long.MaxValue),
            state => state.Section("run").Section("data").SetInteger("draws", long.MaxValue),
            state => state.SetNumber("seconds", double.NaN),
            state => state.SetNumber("seconds", double.MaxValue),
            state => state.Section("best").Set<double>("values", [.. before.Select(_ => double.NaN)]),
            state => state.Section("history").Set<double>("term_losses", [1]),
            state => state.Section("history").SetInteger("phases", -1),
            state => state.Section("run").SetInteger("iteration", -1),
            state => state.Section("run").SetInteger("stalls", int.MaxValue),
            state => state.Section("run").Section("state").SetInteger("iteration", -1),
            state => state.SetInteger("phase", long.MaxValue),
            state => state.Section("run").SetInteger("iteration", long.MaxValue),
            state => state.Section("run").SetText("optimizer", "hostile"),
        })
        {
            File.WriteAllBytes(path, content);
            StateDictionary state = CheckpointFile.Load(path);
            attack(state);
            CheckpointFile.Save(state, path);
            Assert.ThrowsAny<InvalidDataException>(() => ObjectiveFixture.Trainer(engine, plan, "wave").Run());
            Assert.Equal(before, engine.Parameters.ToArray());
        }
    }

    private static TrainingPlan Plan(TrainingPlan plan) => plan
        .Adam(30, 1e-2, LearningRateSchedule.Cosine()).ResampleEvery(8).MiniBatch(40).GrowBatch(2, every: 11).Clip(5)
        .LBfgs(25, history: 6).ResampleEvery(9).StopEarly(1_000)
        .LevenbergMarquardt(25).Points(120).Weight("Start", 2)
        .KernelLevenbergMarquardt(40, rows: 24, mostRows: 60).StopEarly(9, 0.3).ValidateEvery(3)
        .SelfScaledBroyden(30).ResampleEvery(7).Points(100);

    private static (TrainingHistory History, double[] Parameters) Train(Func<TrainingPlan, TrainingPlan> configure, CancellationToken cancel = default)
    {
        using Engine<double> engine = ObjectiveFixture.Create();
        TrainingPlan plan = CollocationPlan.Build(p => configure(p), engine.ParameterCount, Precision.Double);
        TrainingHistory history = ObjectiveFixture.Trainer(engine, plan, "wave").Run(cancel: cancel);
        return (history, engine.Parameters.ToArray());
    }

    private int _count;

    private double Count(int limit, Action reached)
    {
        if (++_count == limit)
        {
            reached();
        }

        return _count;
    }

    private static void AssertSame(TrainingHistory whole, double[] expected, TrainingHistory resumed, double[] actual)
    {
        Assert.Equal(expected, actual);
        Assert.Equal(whole.Losses.ToArray(), resumed.Losses.ToArray());
        Assert.Equal(whole.LearningRates.ToArray(), resumed.LearningRates.ToArray());
        Assert.Equal(whole.TermLosses("Interior"), resumed.TermLosses("Interior"));
        Assert.Equal(whole.Phases, resumed.Phases);
        Assert.Equal(whole.BestValidationLoss, resumed.BestValidationLoss);
        Assert.Equal(whole.BestIteration, resumed.BestIteration);
        Assert.Equal(
            whole.Validations.Where(entry => !double.IsNaN(entry.Loss)).Select(entry => (entry.Iteration, entry.Loss)),
            resumed.Validations.Where(entry => !double.IsNaN(entry.Loss)).Select(entry => (entry.Iteration, entry.Loss)));
    }
}
