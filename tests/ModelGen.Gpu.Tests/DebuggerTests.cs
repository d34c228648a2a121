using ModelGen.Compiled.Tests;

namespace ModelGen.Gpu.Tests;

/// <summary>The kernels in ILGPU's debugger, which is on every machine: the compiled tests' declarations against the processor.</summary>
public class DebuggerTests
{
    public static TheoryData<string> Models => [.. ModelCases.AllNames];

    private static Device Debugger => Device.All.Single(device => device.Kind == DeviceKind.Debug);

    [Theory]
    [MemberData(nameof(Models))]
    public void Loss_and_gradient_agree_with_the_processor(string name)
    {
        using PinnModel model = ModelCases.Create(name);
        var expected = new double[model.ParameterCount];
        var actual = new double[model.ParameterCount];
        double expectedLoss = model.LossAndGradient(expected);
        double loss = model.LossAndGradient(actual, Debugger);
        double norm = Math.Sqrt(expected.Sum(g => g * g));
        double distance = Math.Sqrt(expected.Zip(actual, (a, b) => (a - b) * (a - b)).Sum());
        Assert.Equal(expectedLoss, loss, 1e-11 * expectedLoss);
        Assert.True(distance <= 1e-11 * norm, $"gradient off by {distance / norm:E2}");
    }

    [Theory]
    [MemberData(nameof(DeviceElementaryTests.All), MemberType = typeof(DeviceElementaryTests))]
    public void Elementary_functions_keep_the_promise(string function)
    {
        DeviceElementaryTests.CheckRange(Debugger, function);
        DeviceElementaryTests.CheckSpecialValues(Debugger, function);
    }

    [Fact]
    public void A_training_runs()
    {
        using PinnModel expected = ModelCases.Create(nameof(Schrodinger));
        using PinnModel model = ModelCases.Create(nameof(Schrodinger));
        double reference = expected.Train(plan => plan.Adam(iterations: 2)).Losses[1];
        Assert.Equal(reference, model.Train(plan => plan.Adam(iterations: 2), Debugger).Losses[1], 1e-9 * reference);
    }
}
