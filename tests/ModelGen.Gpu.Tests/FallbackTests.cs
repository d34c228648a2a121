using ModelGen.Compiled.Tests;
using ModelGen.Training;

namespace ModelGen.Gpu.Tests;

/// <summary>What a device cannot do is done on the processor, and <see cref="Device.Notices"/> says so once.</summary>
public class FallbackTests
{
    private static readonly double[] s_points = [.. Enumerable.Range(0, 9).Select(i => i / 8.0)];

    /// <summary>Every device and the debugger: the network is too wide for all of them.</summary>
    public static TheoryData<string> Devices => [.. Device.All.Select(device => device.Name)];

    [Theory]
    [MemberData(nameof(Devices))]
    public void Evaluation_of_a_network_too_wide_for_a_device_is_the_processors_and_says_so_once(string name)
    {
        Device device = Device.All.First(candidate => candidate.Name == name);
        using var notices = new CapturedNotices();
        for (int instance = 0; instance < 2; instance++)
        {
            using var model = new WideNetwork(seed: 1);
            double[] expected = new double[s_points.Length], actual = new double[s_points.Length];
            model.Evaluate(s_points, expected);
            model.Evaluate(s_points, actual, device);
            Assert.Equal(expected, actual);
            model.EvaluateGrid(s_points, actual, device);
            Assert.Equal(expected, actual);
        }

        string notice = Assert.Single(notices.Lines);
        Assert.StartsWith("MG4002: WideNetwork.Evaluate", notice, StringComparison.Ordinal);
        Assert.Contains(device.ToString(), notice, StringComparison.Ordinal);
        Assert.Contains("narrower layers", notice, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Networks_of_other_layers_are_the_processors_and_say_so_once(string name)
    {
        Device device = Device.All.First(candidate => candidate.Name == name);
        using var notices = new CapturedNotices();
        using var model = new Gated(seed: 1);
        double[] expected = new double[s_points.Length], actual = new double[s_points.Length];
        model.EvaluateU(s_points, s_points, expected);
        model.EvaluateU(s_points, s_points, actual, device);
        Assert.Equal(expected, actual);
        double[] gradient = new double[model.ParameterCount], onDevice = new double[model.ParameterCount];
        Assert.Equal(model.LossAndGradient(gradient), model.LossAndGradient(onDevice, device));
        Assert.Equal(gradient, onDevice);
        TrainingHistory history = model.Train(plan => plan.Adam(iterations: 2), device);
        Assert.Contains("MG4004", history.PlanDescription, StringComparison.Ordinal);
        Assert.StartsWith("MG4004: 'Trunk' of 'Gated'", Assert.Single(notices.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Residuals_expressions_and_gradients_fall_back_with_a_notice_for_each_kernel(string name)
    {
        Device device = Device.All.First(candidate => candidate.Name == name);
        using var notices = new CapturedNotices();
        using var model = new WideNetwork(seed: 1);
        double[] expected = new double[s_points.Length], actual = new double[s_points.Length];
        for (int call = 0; call < 2; call++)
        {
            model.EvaluateSlope(s_points, expected);
            model.EvaluateSlope(s_points, actual, device);
            Assert.Equal(expected, actual);
            model.EvaluateCurvature(s_points, expected);
            model.EvaluateCurvature(s_points, actual, device);
            Assert.Equal(expected, actual);
        }

        Assert.Equal(2, notices.Lines.Length);
        DeviceCases.AssertAgreement(model, model, device, 0);
        DeviceCases.AssertAgreement(model, model, device, 0);
        Assert.Equal(3, notices.Lines.Length);
        Assert.Equal(notices.Lines, notices.Lines.Distinct());
        Assert.Throws<ArgumentException>(() => model.LossAndGradient(actual, device));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Evaluate([2], new double[1], device));
    }

    [Fact]
    public void A_training_that_falls_back_says_so_in_its_description_and_once_in_the_notices()
    {
        using var notices = new CapturedNotices();
        string[] descriptions = [.. Enumerable.Range(0, 2).Select(_ =>
        {
            using var model = new WideNetwork(seed: 1);
            return model.Train(plan => plan.Adam(iterations: 2), Device.All[0]).PlanDescription;
        })];
        string notice = Assert.Single(notices.Lines);
        Assert.All(descriptions, description => Assert.Contains(notice, description, StringComparison.Ordinal));
    }

    [Fact]
    public void Phases_of_the_processor_are_noticed_once_with_the_model_the_device_and_the_remedy()
    {
        Device debugger = Device.All.Single(device => device.Kind == DeviceKind.Debug);
        using var notices = new CapturedNotices();
        for (int training = 0; training < 2; training++)
        {
            using PinnModel model = ModelCases.Create(nameof(Kdv));
            TrainingHistory history = model.Train(
                plan => plan.Points(8).LevenbergMarquardt(iterations: 1).Adam(iterations: 2).ResampleEvery(1, Resampling.Adaptive),
                debugger);
            Assert.Contains(notices.Lines[0], history.PlanDescription, StringComparison.Ordinal);
        }

        string notice = Assert.Single(notices.Lines);
        Assert.StartsWith("MG4003: ", notice, StringComparison.Ordinal);
        Assert.All(
            ["'Kdv'", debugger.ToString(), "Levenberg-Marquardt", "adaptive", "L-BFGS"],
            part => Assert.Contains(part, notice, StringComparison.Ordinal));
    }

    [Fact]
    public void Threads_that_evaluate_at_the_same_time_write_one_line()
    {
        using var notices = new CapturedNotices();
        Parallel.For(0, 8, _ =>
        {
            using var model = new WideNetwork(seed: 1, threads: 1);
            model.Evaluate([0.5], new double[1], Device.All[0]);
        });
        Assert.Single(notices.Lines);
    }

    [Fact]
    public void Notices_can_be_silenced_but_not_lost()
    {
        using var notices = new CapturedNotices();
        using var model = new WideNetwork(seed: 1);
        Device.Notices = TextWriter.Null;
        model.Evaluate([0.5], new double[1], Device.All[0]);
        Assert.Empty(notices.Lines);
        Assert.Same(TextWriter.Null, Device.Notices);
        Assert.Throws<ArgumentNullException>(() => Device.Notices = null!);
        using var later = new CapturedNotices();
        model.Evaluate([0.5], new double[1], Device.All[0]);
        Assert.Single(later.Lines);
    }

    [Fact]
    public void A_model_that_fits_gives_no_notice()
    {
        using var notices = new CapturedNotices();
        using PinnModel model = ModelCases.Create(nameof(Kdv));
        DeviceCases.AssertAgreement(model, model, Device.All[^1], 1e-11);
        Assert.Empty(notices.Lines);
    }
}
