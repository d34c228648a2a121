using ModelGen.Compiled.Tests;

// one class after the other: drivers compile on all cores anyway, and a failing test must not disturb another
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ModelGen.Gpu.Tests;

/// <summary>A test on a real device; skipped, with the reason, where there is none.</summary>
public sealed class DeviceTheoryAttribute : TheoryAttribute
{
    public DeviceTheoryAttribute()
    {
        if (DeviceCases.Devices.Length == 0)
        {
            Skip = DeviceCases.NoDevice;
        }
    }
}

/// <inheritdoc cref="DeviceTheoryAttribute"/>
public sealed class DeviceFactAttribute : FactAttribute
{
    public DeviceFactAttribute()
    {
        if (DeviceCases.Devices.Length == 0)
        {
            Skip = DeviceCases.NoDevice;
        }
    }
}

/// <summary>Devices and declarations that the device tests run over.</summary>
public static class DeviceCases
{
    public const string NoDevice = "There is no such device; eng/install-opencl.sh installs an OpenCL device that any machine has, "
        + "and an emulated CUDA device is built where clang or gcc is.";

    private static readonly Lazy<Device[]> s_chosen = new(
        () => [.. Device.All.Where(device => Only is null ? device.Kind != DeviceKind.Debug : device.Kind == Only)]);

    /// <summary>The kind of device to test, where it is not all; set before the first test is found.</summary>
    public static DeviceKind? Only { get; set; }

    public static Device[] Devices => s_chosen.Value;

    public static TheoryData<string, string, Precision> ModelsAndPrecisions()
    {
        var data = new TheoryData<string, string, Precision>();
        foreach (string device in Names)
        {
            foreach (string model in ModelCases.ChainNames)
            {
                data.Add(device, model, Precision.Double);
                data.Add(device, model, Precision.Single);
            }
        }

        return data;
    }

    /// <summary>The device's loss and gradient against the processor's in double.</summary>
    public static void AssertAgreement(PinnModel reference, PinnModel model, Device device, double tolerance)
    {
        var expected = new double[reference.ParameterCount];
        var actual = new double[reference.ParameterCount];
        double expectedLoss = reference.LossAndGradient(expected);
        double loss = model.LossAndGradient(actual, device);
        double norm = Math.Sqrt(expected.Sum(g => g * g));
        double distance = Math.Sqrt(expected.Zip(actual, (a, b) => (a - b) * (a - b)).Sum());
        Assert.True(Math.Abs(loss - expectedLoss) <= tolerance * expectedLoss, $"loss {loss:R} against {expectedLoss:R}");
        Assert.True(distance <= tolerance * norm, $"gradient off by {distance / norm:E2}");
    }

    public static Device Named(string name) => Devices.First(device => device.Name == name);

    private static IEnumerable<string> Names => Devices.Length > 0 ? Devices.Select(device => device.Name) : ["no device"];
}
