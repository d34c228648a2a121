using System.Numerics;
using ModelGen.Collocation;
using ModelGen.Engine;
using ModelGen.Kernels;
using ModelGen.Training;

namespace ModelGen.Tests.Engine;

/// <summary>Engines of <see cref="WaveModel"/>'s kernels, for what optimisers see.</summary>
internal static class ObjectiveFixture
{
    public static readonly string[] Equations = ["Interior", "Start", "Data", "Anchor"];

    /// <summary>Training as a model sets it up.</summary>
    public static Trainer<T> Trainer<T>(Engine<T> engine, TrainingPlan plan, string fingerprint = "") where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(engine, new CollocationData(engine, engine.ParameterCount, Equations), plan, Equations, fingerprint);

    public static Engine<double> Create(int terms = 3, int interior = 70, int start = 33, int threads = 2, int probes = 5)
    {
        PinnDescription model = WaveModel.Describe(terms, interior, start);
        Engine<double> engine = new(model, new WaveKernels<double>(terms), seed: 1, threads);
        double[] observed = new double[3 * probes];
        for (int i = 0; i < probes; i++)
        {
            observed[i] = -1 + 2.0 * i / probes;
            observed[probes + i] = 2.0 * i / probes;
            observed[2 * probes + i] = Math.Cos(i);
        }

        engine.SetObserved(0, probes, observed);
        for (int p = 0; p < engine.ParameterCount; p++)
        {
            engine.Parameters[p] = Math.Sin(1.3 * p + 0.4) / Math.Sqrt(1 + p / 4);
        }

        return engine;
    }
}
