using ModelGen.Compiled.Tests;
using ModelGen.Training;

namespace ModelGen.Gpu.Tests;

/// <summary>Whole trainings on a device against the same trainings on the processor, in double.</summary>
public class DeviceTrainingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-device").FullName;

    public static TheoryData<string> Plans => [.. s_configurations.Keys];

    private static readonly Dictionary<string, Action<TrainingPlan>> s_configurations = new()
    {
        ["Adam"] = plan => plan.Adam(iterations: 70, learningRate: 3e-3, LearningRateSchedule.Cosine()),
        ["AdamW, clipped"] = plan => plan.AdamW(iterations: 12).Clip(0.5),
        ["SGD"] = plan => plan.Sgd(iterations: 10, learningRate: 1e-3),
        ["Nesterov"] = plan => plan.Sgd(iterations: 10, learningRate: 1e-3, momentum: 0.9, nesterov: true),
        ["mini-batches"] = plan => plan.Adam(iterations: 12).MiniBatch(100),
        ["redrawn"] = plan => plan.Adam(iterations: 12).ResampleEvery(5),
        ["L-BFGS"] = plan => plan.LBfgs(iterations: 5),
    };

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [DeviceTheory]
    [MemberData(nameof(Plans))]
    public void A_training_follows_the_processor(string plan)
    {
        using PinnModel expected = ModelCases.Create(nameof(Schrodinger));
        using PinnModel model = ModelCases.Create(nameof(Schrodinger));
        TrainingHistory reference = expected.Train(s_configurations[plan]);
        TrainingHistory history = model.Train(s_configurations[plan], DeviceCases.Devices[0]);
        Assert.Equal(reference.Count, history.Count);
        for (int i = 0; i < history.Count; i++)
        {
            Assert.Equal(reference.Losses[i], history.Losses[i], 1e-7 * reference.Losses[i]);
            Assert.Equal(reference.TermLosses(i)[1], history.TermLosses(i)[1], 1e-6 * reference.TermLosses(i)[1]);
        }

        Assert.Equal(reference.BestValidationLoss, history.BestValidationLoss, 1e-7 * reference.BestValidationLoss);
        Assert.Equal(reference.BestIteration, history.BestIteration);
    }

    [DeviceFact]
    public void The_same_device_gives_the_same_bits_twice_and_the_parameters_come_back_to_be_saved()
    {
        double[][] parameters = [.. Enumerable.Range(0, 2).Select(_ =>
        {
            using PinnModel model = ModelCases.Create(nameof(Schrodinger), Precision.Single);
            model.Train(plan => plan.Adam(iterations: 20), DeviceCases.Devices[0]);
            string file = Path.Combine(_folder, "model.safetensors");
            model.Save(file);
            using var loaded = new Schrodinger(seed: 9, Precision.Single);
            loaded.Load(file);
            var values = new double[loaded.ParameterCount];
            loaded.GetParameters(values);
            return values;
        })];
        Assert.Equal(parameters[0], parameters[1]);
        using PinnModel untrained = ModelCases.Create(nameof(Schrodinger), Precision.Single);
        var start = new double[untrained.ParameterCount];
        untrained.GetParameters(start);
        Assert.NotEqual(start, parameters[0]);
    }

    [DeviceFact]
    public void A_reference_sees_the_current_parameters_on_the_processor_and_on_the_device()
    {
        using var model = (Schrodinger)ModelCases.Create(nameof(Schrodinger));
        var onProcessor = new List<System.Numerics.Complex>();
        double Error()
        {
            System.Numerics.Complex[] h = new System.Numerics.Complex[1];
            model.Evaluate([0.3], [0.7], h, DeviceCases.Devices[0]);
            onProcessor.Add(model.Evaluate(0.3, 0.7).H);
            return (h[0] - onProcessor[^1]).Magnitude;
        }

        TrainingHistory history = model.Train(
            plan => plan.Adam(iterations: 12, learningRate: 1e-2).ValidateEvery(12).Validate(Error, every: 4),
            DeviceCases.Devices[0]);
        Assert.Equal(3, onProcessor.Distinct().Count());
        Assert.All(history.Validations.Where(entry => !double.IsNaN(entry.ReferenceError)), entry => Assert.InRange(entry.ReferenceError, 0, 1e-12));
    }

    [DeviceFact]
    public void A_checkpoint_resumes_to_the_bit()
    {
        string file = Path.Combine(_folder, "run.safetensors");
        double[] Train(Action<TrainingPlan> plan)
        {
            using PinnModel model = ModelCases.Create(nameof(Schrodinger));
            model.Train(plan, DeviceCases.Devices[0]);
            var values = new double[model.ParameterCount];
            model.GetParameters(values);
            return values;
        }

        double[] whole = Train(plan => plan.Adam(iterations: 20).ValidateEvery(5));
        Train(plan => plan.Adam(iterations: 10).ValidateEvery(5).Checkpoint(file, iterations: 10));
        double[] resumed = Train(plan => plan.Adam(iterations: 20).ValidateEvery(5).ResumeFrom(file));
        Assert.Equal(whole, resumed);
    }

    [DeviceFact]
    public void Levenberg_Marquardt_says_that_it_computes_on_the_processor()
    {
        using PinnModel model = ModelCases.Create(nameof(Schrodinger));
        TrainingHistory history = model.Train(plan => plan.Adam(iterations: 3).LevenbergMarquardt(iterations: 2), DeviceCases.Devices[0]);
        Assert.Contains("MG4003", history.PlanDescription, StringComparison.Ordinal);
        Assert.True(history.Losses[^1] < history.Losses[0]);
    }

    [DeviceFact]
    public void A_network_that_takes_the_largest_groups_trains_on_the_device()
    {
        using var model = new BroadNetwork(seed: 1);
        DeviceCases.AssertAgreement(model, model, DeviceCases.Devices[0], 1e-11);
    }

    [DeviceFact]
    public void A_network_too_wide_for_the_device_trains_on_the_processor_and_says_so()
    {
        using var model = new WideNetwork(seed: 1);
        TrainingHistory history = model.Train(plan => plan.Adam(iterations: 3), DeviceCases.Devices[0]);
        Assert.Contains("MG4002", history.PlanDescription, StringComparison.Ordinal);
        Assert.Equal(3, history.Count);
    }

    [DeviceFact]
    public void A_loss_that_is_not_finite_ends_training_with_the_best_parameters()
    {
        using PinnModel model = ModelCases.Create(nameof(Schrodinger));
        Assert.Throws<TrainingDivergedException>(() => model.Train(plan => plan.Sgd(iterations: 200, learningRate: 1e6), DeviceCases.Devices[0]));
        var values = new double[model.ParameterCount];
        model.GetParameters(values);
        Assert.All(values, value => Assert.True(double.IsFinite(value)));
        Assert.True(double.IsFinite(model.LossAndGradient(values, DeviceCases.Devices[0])), "the device is usable after it");
    }
}
