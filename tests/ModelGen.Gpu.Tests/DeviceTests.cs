namespace ModelGen.Gpu.Tests;

/// <summary>What is found, and what is said where nothing is.</summary>
public class DeviceTests
{
    [Fact]
    public void The_debugger_is_always_there_and_is_never_the_best()
    {
        Device debugger = Assert.Single(Device.All, device => device.Kind == DeviceKind.Debug);
        Assert.All(Device.All, device => Assert.True(device.Name.Length > 0 && device.Memory > 0 && device.Capability.Length > 0));
        if (DeviceCases.Devices.Length == 0)
        {
            string message = Assert.Throws<DeviceException>(() => Device.Best).Message;
            Assert.Contains("libcuda", message, StringComparison.Ordinal);
            Assert.Contains("OpenCL", message, StringComparison.Ordinal);
        }
        else
        {
            Assert.NotSame(debugger, Device.Best);
        }
    }
}
