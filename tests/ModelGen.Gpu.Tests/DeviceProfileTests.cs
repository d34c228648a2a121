using ModelGen.Compiled.Tests;

namespace ModelGen.Gpu.Tests;

/// <summary>Equations that the processor balances point by point, which devices do not do.</summary>
public class DeviceProfileTests
{
    [DeviceFact]
    public void A_model_that_begins_on_a_device_has_no_profile()
    {
        using Robertson model = new(seed: 1);
        model.Train(plan => plan.Adam(iterations: 2), DeviceCases.Devices[0]);

        Assert.True(model.Scales.AreChosen);
        Assert.All(model.Scales.Equations, equation => Assert.Null(equation.Profile));
    }

    [DeviceFact]
    public void A_model_to_which_the_processor_gave_one_is_refused()
    {
        using Robertson model = new(seed: 1);
        model.Train(plan => plan.Adam(iterations: 2));

        DeviceException refused = Assert.Throws<DeviceException>(() => model.Train(plan => plan.Adam(iterations: 2), DeviceCases.Devices[0]));

        Assert.Contains("point by point", refused.Message, StringComparison.Ordinal);
    }
}
