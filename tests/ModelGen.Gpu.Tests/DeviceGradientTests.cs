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
        DeviceCases.AssertAgreement(reference, model, DeviceCases.Named(device), precision == Precision.Double ? 1e-11 : 2e-3);
    }
}
