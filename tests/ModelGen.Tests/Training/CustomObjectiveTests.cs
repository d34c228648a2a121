using ModelGen.IO;
using ModelGen.Objectives;
using ModelGen.Training;

namespace ModelGen.Tests.Training;

/// <summary>The trainer knows losses and data, not collocation: an objective with items of its own is trained by it too.</summary>
public class CustomObjectiveTests
{
    [Fact]
    public void A_loss_of_any_kind_is_trained_by_gradients()
    {
        Valley valley = new();
        TrainingPlan plan = TrainingPlan.Build(p => p.Adam(200, learningRate: 0.1).LBfgs(20).Weight("across", 4));
        List<TrainingProgress> reports = [];
        TrainingHistory history = new Trainer<double>(valley, null, plan, ["along", "across"]).Run(new Listener(reports.Add));
        Assert.Equal(3, valley.Parameters[0], 1e-6);
        Assert.Equal(-1, valley.Parameters[1], 1e-6);
        Assert.Equal(["along", "across"], history.TermNames);
        Assert.Equal("items", reports[^1].ItemName);
        Assert.Equal(1, valley.GetWeight(1));
    }

    [Fact]
    public void Levenberg_Marquardt_is_refused_where_the_loss_is_no_sum_of_squares()
    {
        TrainingPlan plan = TrainingPlan.Build(p => p.Adam(5).LevenbergMarquardt(5));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new Trainer<double>(new Valley(), null, plan, ["along", "across"]));
        Assert.Contains("no sum of squares", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("LBfgs", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_of_data_that_are_not_there_are_refused()
    {
        foreach (Action<TrainingPlan> configure in new Action<TrainingPlan>[] { p => p.Adam(5).Points(100), p => p.Adam(5).MiniBatch(10) })
        {
            TrainingPlan plan = TrainingPlan.Build(configure);
            ArgumentException refusal = Assert.Throws<ArgumentException>(() => new Trainer<double>(new Valley(), null, plan, ["along", "across"]));
            Assert.Contains("items of this loss are fixed", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_plan_without_phases_says_what_to_add()
    {
        TrainingPlan plan = TrainingPlan.Build(null);
        Assert.Contains(
            "Adam(iterations: 1_000)",
            Assert.Throws<ArgumentException>(() => new Trainer<double>(new Valley(), null, plan, ["along", "across"])).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e-1, 1_000, new[] { "L-BFGS", "Adam", "SGD" }, TrainingOutcome.OutOfIterations)]
    [InlineData(1e-1, 2, new[] { "L-BFGS" }, TrainingOutcome.OutOfIterations)]
    [InlineData(1e-9, 1_000, new[] { "L-BFGS" }, TrainingOutcome.BelowTolerance)]
    public void A_phase_may_be_for_trainings_that_have_stalled_above_the_tolerance(
        double residual, int iterations, string[] phases, TrainingOutcome outcome)
    {
        TrainingPlan plan = TrainingPlan.Build(p => p.LBfgs(iterations).Adam(1).IfStalled().Sgd(1).IfStalled());
        List<TrainingProgress> reports = [];
        TrainingHistory history = new Trainer<double>(new Valley(), new Judged(residual), plan, ["along", "across"]).Run(new Listener(reports.Add));
        Assert.Equal(phases, history.Phases.Select(phase => phase.Name));
        Assert.Equal(outcome, history.Outcome);
        Assert.Equal(residual, history.Verdict.Largest);
        Assert.Single(reports, report => report.IsFinal);
        Assert.Contains("Adam, 1 iterations, learning rate 0.001 (constant), if stalled above the tolerance", plan.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phase_for_stalled_trainings_needs_one_before_it() => Assert.Contains(
        "follows another one",
        Assert.Throws<InvalidOperationException>(() => TrainingPlan.Build(p => p.LBfgs(1).IfStalled())).Message,
        StringComparison.Ordinal);

    private sealed class Judged(double residual) : ITrainingData
    {
        private readonly FixedData _items = new();

        public string ItemName => _items.ItemName;

        public Action? NextBatch => null;

        public bool ChangesWhenStalled => false;

        public void Check(TrainingPhase phase) => _items.Check(phase);

        public void Begin(TrainingPhase phase) => _items.Begin(phase);

        public int UntilChange(int iteration) => _items.UntilChange(iteration);

        public bool Advance(int iteration, bool stalled) => false;

        public IReadOnlyList<TermVerdict> Judge() => [new("along", residual, "x = 1")];

        public void End(bool trained) => _items.End(trained);

        public void Save(StateDictionary state) => _items.Save(state);

        public void Resume(TrainingPhase phase, int iteration, StateDictionary state) => _items.Resume(phase, iteration, state);
    }

    // cosh(x - 3) - 1 and log cosh(y + 1): smooth, convex, and no squares
    private sealed class Valley : ITrainingObjective<double>
    {
        private readonly double[] _parameters = new double[2];
        private readonly double[] _terms = new double[2];
        private readonly double[] _weights = [1, 1];

        public string LaneName => "scalar";

        public int ParameterCount => 2;

        public Span<double> Parameters => _parameters;

        public Span<double> Values => _parameters;

        public long ItemCount => 1;

        public int TermCount => 2;

        public double Loss()
        {
            _terms[0] = Math.Cosh(_parameters[0] - 3) - 1;
            _terms[1] = Math.Log(Math.Cosh(_parameters[1] + 1));
            return _weights[0] * _terms[0] + _weights[1] * _terms[1];
        }

        public double LossAndGradient(Span<double> gradient)
        {
            gradient[0] = _weights[0] * Math.Sinh(_parameters[0] - 3);
            gradient[1] = _weights[1] * Math.Tanh(_parameters[1] + 1);
            return Loss();
        }

        public void TermLosses(Span<double> losses) => _terms.CopyTo(losses);

        public double ValidationLoss() => Loss();

        public void RunParallel(Action<int> work) => work(0);

        public double GetWeight(int term) => _weights[term];

        public void SetWeight(int term, double weight) => _weights[term] = weight;
    }

    private sealed class Listener(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
