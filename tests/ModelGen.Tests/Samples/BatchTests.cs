using ModelGen.IO;
using ModelGen.Samples;
using ModelGen.Training;

namespace ModelGen.Tests.Samples;

/// <summary>Which samples an iteration visits, in which epoch.</summary>
public class BatchTests
{
    private static readonly Pairs s_pairs = new(new float[7 * 6], new float[7 * 6]);

    [Fact]
    public void Every_epoch_of_all_phases_has_an_order_of_its_own_and_visits_all_samples_once()
    {
        string[] seen = Run(plan => plan.Adam(epochs: 3).MiniBatch(7).Adam(epochs: 3).MiniBatch(3).Sgd(epochs: 3).MiniBatch(6));
        Assert.Equal(3 + 9 + 6, seen.Length);
        string[] orders = [.. seen[3..].GroupBy(step => step.Split(':')[0]).Select(epoch => string.Concat(epoch.Select(step => step.Split(':')[1])))];
        Assert.Equal(6, orders.Distinct().Count());
        Assert.All(orders, order => Assert.Equal("0123456", string.Concat(order.Order())));
        Assert.Equal(["0", "1", "2", "3", "3", "3", "4"], seen[..7].Select(step => step.Split(':')[0]));
    }

    [Fact]
    public void Full_batches_are_a_new_epoch_each_but_for_methods_that_compare_losses() => Assert.Equal(
        ["0:0123456", "1:0123456", "2:0123456", "2:0123456", "2:0123456", "3:0123456"],
        Run(plan => plan.Adam(iterations: 2).LBfgs(3).Sgd(iterations: 1)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Training_goes_on_from_any_iteration_as_if_it_had_never_stopped(bool inEpochs)
    {
        void Plan(TrainingPlan plan)
        {
            _ = inEpochs ? plan.Adam(epochs: 7).MiniBatch(2).GrowBatch(2, everyEpochs: 2) : plan.Adam(15).MiniBatch(2).GrowBatch(2, every: 5);
            plan.Sgd(epochs: 2).MiniBatch(3);
        }

        string[] whole = Run(Plan);
        for (int stop = 1; stop < whole.Length; stop++)
        {
            Assert.Equal(whole, Run(Plan, stop));
        }
    }

    [Fact]
    public void Epochs_are_counted_by_samples_over_all_phases()
    {
        Recorder recorder = new();
        SampleData data = new(s_pairs, recorder, seed: 1);
        IReadOnlyList<TrainingPhase> phases = SamplePlan.Build(plan => plan.Adam(epochs: 2).MiniBatch(3).LBfgs(2), s_pairs.Count).Phases;
        List<double> epochs = [];
        foreach (TrainingPhase phase in phases)
        {
            data.Begin(phase);
            epochs.Add(data.Epochs);
            for (int i = 1; i < phase.Iterations; i++)
            {
                data.Advance(i, stalled: false);
                epochs.Add(data.Epochs);
            }
        }

        Assert.Equal([3, 6, 7, 10, 13, 14, 21, 28], epochs.Select(epoch => Math.Round(7 * epoch, 9)));
    }

    /// <summary>Each iteration as "epoch:samples"; interrupted after an iteration, where one is given.</summary>
    private static string[] Run(Action<TrainingPlan> plan, int stop = 0)
    {
        Recorder recorder = new();
        List<string> seen = [];
        SampleData data = new(s_pairs, recorder, seed: 1);
        foreach (TrainingPhase phase in SamplePlan.Build(plan, s_pairs.Count).Phases)
        {
            data.Begin(phase);
            seen.Add(recorder.Now);
            for (int i = 1; i < phase.Iterations; i++)
            {
                if (seen.Count == stop)
                {
                    StateDictionary state = new();
                    data.Save(state);
                    data = new(s_pairs, recorder, seed: 1);
                    data.Resume(phase, i, state);
                }

                data.Advance(i, stalled: false);
                seen.Add(recorder.Now);
            }
        }

        return [.. seen];
    }

    private sealed class Recorder : IBatchTarget
    {
        private ulong _epoch;
        private string _samples = "";

        public string Now => $"{_epoch}:{_samples}";

        public ulong Draw { get; set; }

        ulong IBatchTarget.Epoch
        {
            set => _epoch = value;
        }

        public void SetBatch(long[] indices, int count, ulong number) => _samples = string.Concat(indices.Take(count));
    }
}
