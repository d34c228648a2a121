using ModelGen.Compiled.Tests;

namespace ModelGen.Gpu.Tests;

/// <summary>The compiled tests' declarations on every device that is present, against the processor in double.</summary>
public class DeviceGradientTests
{
    [DeviceTheory]
    [MemberData(nameof(DeviceCases.ModelsAndPrecisions), MemberType = typeof(DeviceCases))]
    public void Loss_and_gradient_agree_with_the_processor_in_double(string device, string name, Precision precision)
    {
        using PinnModel reference = ModelCases.Create(name);
        using PinnModel model = ModelCases.Create(name, precision);
        var expected = new double[reference.ParameterCount];
        var actual = new double[reference.ParameterCount];
        double expectedLoss = reference.LossAndGradient(expected);
        double loss = model.LossAndGradient(actual, DeviceCases.Named(device));
        double tolerance = precision == Precision.Double ? 1e-11 : 2e-3;
        double norm = Math.Sqrt(expected.Sum(g => g * g));
        double distance = Math.Sqrt(expected.Zip(actual, (a, b) => (a - b) * (a - b)).Sum());
        Assert.True(Math.Abs(loss - expectedLoss) <= tolerance * expectedLoss, $"loss {loss:R} against {expectedLoss:R}");
        Assert.True(distance <= tolerance * norm, $"gradient off by {distance / norm:E2}");
    }
}
