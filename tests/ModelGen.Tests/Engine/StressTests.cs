using ModelGen.Training;

namespace ModelGen.Tests.Engine;

/// <summary>Training, evaluation, points and the model's end from several threads: each call either does its work or says why it cannot.</summary>
public class StressTests
{
    private const int Rounds = 40;

    [Fact]
    public async Task Training_and_disposal_exclude_each_other()
    {
        for (int round = 0; round < Rounds; round++)
        {
            WaveModel model = new WaveModel(seed: round).WithProbes();
            using Barrier start = new(2);
            Task training = Task.Run(() =>
            {
                start.SignalAndWait();
                return Try(() => model.Train(plan => plan.Adam(3)));
            });
            Task end = Task.Run(() =>
            {
                start.SignalAndWait();
                return Try(model.Dispose);
            });
            await Task.WhenAll(training, end);
            model.Dispose();
        }
    }

    [Theory]
    [InlineData(Precision.Double)]
    [InlineData(Precision.Single)]
    public async Task Calls_from_several_threads_do_their_work_or_say_why_not(Precision precision)
    {
        WaveModel model = new WaveModel(precision: precision).WithParameters().WithProbes();
        double[] grid = [.. Enumerable.Range(0, 600).Select(i => i < 300 ? -1 + i / 150.0 : (i - 300) / 150.0)];
        Action[] calls =
        [
            () => model.Train(plan => plan.Adam(4).ResampleEvery(2).LBfgs(2)),
            () => model.Train(plan => Levenberg(plan.Adam(2), precision)),
            () => model.Evaluate(WaveModel.FieldsProgram, grid, 300, new double[300]),
            () => model.EvaluateAt(0.5, 0.5),
            () => model.SetPoints("Interior", Square(1 + Random.Shared.Next(200))),
            () => model.SetPoints("Start", grid.AsSpan(0, 1 + Random.Shared.Next(250))),
            () => model.WithProbes(1 + Random.Shared.Next(20)),
            () => model.Sampler = Random.Shared.Next(2) == 0 ? PointSampler.Halton : PointSampler.Sobol,
            () => model.Residuals(),
            () => model.LossAndGradient(new double[model.ParameterCount]),
            () => model.WithParameters(),
            () => model.SetScalar("Nu", Random.Shared.NextDouble()),
        ];
        int done = 0;
        Task<int>[] threads = [.. calls.Select(call => Task.Run(() =>
        {
            int worked = 0;
            for (int round = 0; round < Rounds; round++)
            {
                Outcome outcome = Try(call);
                while (outcome == Outcome.Training)
                {
                    Thread.Yield();
                    outcome = Try(call);
                }

                worked += outcome == Outcome.Done ? 1 : 0;
                Interlocked.Increment(ref done);
            }

            return worked;
        }))];
        await Task.Run(() =>
        {
            SpinWait.SpinUntil(() => Volatile.Read(ref done) > calls.Length * Rounds / 2);
            while (Try(model.Dispose) == Outcome.Training)
            {
                Thread.Yield();
            }
        });
        int[] worked = await Task.WhenAll(threads);
        Assert.InRange(worked.Sum(), calls.Length * Rounds / 2 - calls.Length, calls.Length * Rounds);
        Assert.Throws<ObjectDisposedException>(() => model.Loss());
    }

    private enum Outcome
    {
        Done,
        Training,
        Disposed,
    }

    private static double[] Square(int points) =>
        [.. Enumerable.Range(0, points).Select(i => -1 + 2.0 * i / points), .. Enumerable.Range(0, points).Select(i => 2.0 * i / points)];

    private static TrainingPlan Levenberg(TrainingPlan plan, Precision precision) =>
        precision == Precision.Double ? plan.LevenbergMarquardt(2) : plan.Sgd(2);

    // whether it worked, or was refused because of a training or of the model's end; nothing else may happen
    private static Outcome Try(Action call)
    {
        try
        {
            call();
            return Outcome.Done;
        }
        catch (ObjectDisposedException refusal) when (refusal.ObjectName == "Wave")
        {
            return Outcome.Disposed;
        }
        catch (InvalidOperationException refusal) when (refusal.Message.Contains("is being trained", StringComparison.Ordinal))
        {
            return Outcome.Training;
        }
    }
}
