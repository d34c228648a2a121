using ModelGen.Engine;
using ModelGen.IO;
using ModelGen.Optimizers;
using ModelGen.Tests.Engine;

namespace ModelGen.Tests.Optimizers;

public class OptimizerStateTests
{
    public static TheoryData<string> Optimizers =>
    [
        "Adam", "AdamW", "SGD", "Nesterov", "L-BFGS", "Levenberg-Marquardt", "kernel Levenberg-Marquardt", "self-scaled Broyden",
    ];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_saved_state_goes_on_with_the_same_bits(string name)
    {
        using Engine<double> first = ObjectiveFixture.Create();
        using Engine<double> second = ObjectiveFixture.Create();
        using OptimizerState<double> original = Create(name).CreateState<double>(first.ParameterCount);
        using OptimizerState<double> copy = Create(name).CreateState<double>(first.ParameterCount);
        double[] losses = new double[first.TermCount];
        StepSettings settings = new(0.01);
        for (int i = 0; i < 7; i++)
        {
            original.Step(first, settings, losses);
        }

        StateDictionary saved = new();
        original.Save(saved.Section("a"));
        copy.Load(saved.Section("a"));
        first.Parameters.CopyTo(second.Parameters);
        for (int i = 0; i < 7; i++)
        {
            Assert.Equal(original.Step(first, settings, losses), copy.Step(second, settings, losses));
            Assert.Equal(first.Parameters.ToArray(), second.Parameters.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Steps_allocate_nothing(string name)
    {
        using Engine<double> engine = ObjectiveFixture.Create(threads: 1);
        using OptimizerState<double> state = Create(name).CreateState<double>(engine.ParameterCount);
        double[] losses = new double[engine.TermCount];
        StepSettings settings = new(0.001, MaximumGradientNorm: 1);
        for (int i = 0; i < 3; i++)
        {
            state.Step(engine, settings, losses);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5; i++)
        {
            state.Step(engine, settings, losses);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_state_of_another_size_is_refused(string name)
    {
        using OptimizerState<double> small = Create(name).CreateState<double>(3);
        using OptimizerState<double> large = Create(name).CreateState<double>(4);
        StateDictionary saved = new();
        small.Save(saved);
        if (name is not ("SGD" or "Levenberg-Marquardt" or "kernel Levenberg-Marquardt"))
        {
            Assert.Throws<InvalidDataException>(() => large.Load(saved));
        }

        Assert.Throws<InvalidDataException>(() => large.Load(new StateDictionary()));
    }

    [Fact]
    public void Single_precision_states_work_in_single_precision()
    {
        foreach (Optimizer optimizer in new Optimizer[] { new Adam(), new LBfgs(), new SelfScaledBroyden() })
        {
            using Engine<float> engine = new(WaveModel.Describe(3), new WaveKernels<float>(3), seed: 1, threads: 1);
            engine.SetObserved(0, 2, [0, 0.5, 0, 1, 1, 0.3]);
            using OptimizerState<float> state = optimizer.CreateState<float>(engine.ParameterCount);
            double[] losses = new double[engine.TermCount];
            double before = engine.Loss();
            for (int i = 0; i < 20; i++)
            {
                state.Step(engine, new StepSettings(0.01), losses);
            }

            Assert.True(engine.Loss() < before);
        }
    }

    [Fact]
    public void Pairs_that_no_array_holds_are_refused_before_there_is_memory_for_them()
    {
        string message = Assert.Throws<InvalidOperationException>(() => new LBfgs(history: int.MaxValue).CreateState<double>(1_000)).Message;
        Assert.Contains($"at most {Array.MaxLength / 1_000}", message);
    }

    [Fact]
    public void A_matrix_that_no_memory_holds_is_refused_before_there_is_memory_for_it()
    {
        string message = Assert.Throws<InvalidOperationException>(() => new SelfScaledBroyden().CreateState<double>(5_000_000)).Message;
        Assert.Contains("100,001.3 GB for 5,000,000 parameters", message);
        Assert.Contains("KernelLevenbergMarquardt", message);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1.0)]
    public void A_damping_that_is_none_is_refused(double damping)
    {
        foreach (Optimizer optimizer in new Optimizer[] { new LevenbergMarquardt(), new KernelLevenbergMarquardt() })
        {
            using OptimizerState<double> state = optimizer.CreateState<double>(3);
            StateDictionary saved = new();
            saved.SetNumber("damping", damping);
            Assert.Throws<InvalidDataException>(() => state.Load(saved));
        }
    }

    [Theory]
    [InlineData(1.0, 0.1)]
    [InlineData(double.NaN, 0.1)]
    [InlineData(0.5, double.PositiveInfinity)]
    public void A_momentum_that_is_none_is_refused(double persistence, double momentum)
    {
        using OptimizerState<double> state = new KernelLevenbergMarquardt().CreateState<double>(2);
        StateDictionary saved = new();
        saved.SetNumber("damping", 1e-6);
        saved.SetNumber("persistence", persistence);
        saved.Set<double>("momentum", [0, momentum]);
        Assert.Contains("momentum", Assert.Throws<InvalidDataException>(() => state.Load(saved)).Message, StringComparison.Ordinal);
    }

    private static Optimizer Create(string name) => name switch
    {
        "Adam" => new Adam(),
        "AdamW" => new AdamW(),
        "SGD" => new Sgd(),
        "Nesterov" => new Sgd(momentum: 0.9, nesterov: true),
        "L-BFGS" => new LBfgs(history: 4),
        "kernel Levenberg-Marquardt" => new KernelLevenbergMarquardt(),
        "self-scaled Broyden" => new SelfScaledBroyden(),
        _ => new LevenbergMarquardt(),
    };
}
