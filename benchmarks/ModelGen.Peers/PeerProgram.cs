using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace ModelGen.Peers;

/// <summary>What the command line asks of Torch. Touches Torch, so the native library must be patched before.</summary>
internal static class PeerProgram
{
    private const int CheckPoints = 1_000, ChunkLength = 1_000;
    private static readonly int[] s_evaluationPoints = [1, 20_000];

    /// <summary>Prints one line per timed case and variant.</summary>
    public static void Time(PeerOptions options)
    {
        set_num_threads(options.Threads);
        string allocator = Environment.GetEnvironmentVariable("GLIBC_TUNABLES") is { Length: > 0 } ? "tuned" : "default";
        foreach (PeerCase problem in PeerCase.All.Where(problem => options.Runs(problem.Name)))
        {
            foreach ((string variant, ITrainingLoss loss) in Variants(problem).Where(v => options.RunsVariant(v.Name)))
            {
                int points = options.Points ?? problem.Points;
                TrainingStep step = new(problem, loss, points, ScalarType.Float32);
                (double median, double least) = StepTimer.Measure(() => step.Run(), options.Samples);
                string run = $"points={points} threads={options.Threads} allocator={allocator}";
                Print($"peer=torch case={problem.Name} variant={variant} ms={median:0.00} min_ms={least:0.00} {run}");
            }
        }

        foreach ((string name, Func<NetworkPeer> create) in NetworkPeer.All.Where(peer => options.Runs(peer.Key)))
        {
            NetworkPeer peer = create();
            (double median, double least) = StepTimer.Measure(peer.Run, options.Samples);
            Print($"peer=torch case={name} variant=module ms={median:0.00} min_ms={least:0.00} threads={options.Threads} allocator={allocator}");
            if (name == "conv")
            {
                (median, least) = StepTimer.Measure(peer.PredictOne, options.Samples);
                Print($"peer=torch case={name} variant=one us={1e3 * median:0.0} min_us={1e3 * least:0.0} threads={options.Threads} allocator={allocator}");
            }
        }

        if (options.Runs("evaluate"))
        {
            foreach (int points in s_evaluationPoints)
            {
                (double median, double least) = TimeEvaluation(points, options.Samples);
                string run = $"points={points} threads={options.Threads} allocator={allocator}";
                Print($"peer=torch case=evaluate variant=forward ms={median:0.0000} min_ms={least:0.0000} {run}");
            }
        }
    }

    /// <summary>Compares every variant with known values in double. Returns whether all agree.</summary>
    public static bool Check()
    {
        bool all = true;
        foreach (PeerCase problem in PeerCase.All)
        {
            foreach ((string variant, ITrainingLoss loss) in Variants(problem))
            {
                TrainingStep step = new(problem, loss, CheckPoints, ScalarType.Float64);
                double first = Relative(step.Run(), problem.Check.Loss), gradient = Relative(step.GradientNorm(), problem.Check.GradientNorm);
                step.Run();
                double third = Relative(step.Run(), problem.Check.LossAtThirdStep);
                bool good = first < 1e-8 && gradient < 1e-8 && third < 5e-7;
                all &= good;
                string run = $"case={problem.Name} variant={variant} check={(good ? "ok" : "BAD")}";
                Print($"peer=torch {run} loss={first:0.0e+00} gradient={gradient:0.0e+00} third_loss={third:0.0e+00}");
            }
        }

        return all;
    }

    private static (string Name, ITrainingLoss Loss)[] Variants(PeerCase problem) =>
    [
        ("nested", new NestedAutogradLoss(problem)),
        ("jets", new JetsLoss(problem)),
        ("jets-chunked", new JetsLoss(problem, ChunkLength)),
    ];

    private static (double Median, double Least) TimeEvaluation(int points, int samples)
    {
        TanhNetwork network = new(PeerCase.Schrodinger.Layers, ScalarType.Float32);
        Tensor coordinates = new PeerData(PeerCase.Schrodinger, points, ScalarType.Float32).Residual;
        using var guard = no_grad();
        return StepTimer.Measure(() =>
        {
            using var scope = NewDisposeScope();
            network.Forward(coordinates);
        }, samples);
    }

    private static double Relative(double value, double expected) => Math.Abs(value - expected) / Math.Abs(expected);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
