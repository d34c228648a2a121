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

    [Theory]
    [InlineData(4, 104, 4)]
    [InlineData(1, 16, 4)]
    [InlineData(10, 64, 8)]
    [InlineData(64, 128, 4)]
    [InlineData(4, 512, 8)]
    [InlineData(2, 2056, 8)]
    [InlineData(64, 512, 4)]
    [InlineData(64, 1024, 8)]
    public void A_plan_fits_the_device_and_covers_the_widest_layer(int planes, int rows, int bytes)
    {
        var program = new DeviceProgram(typeof(DeviceTests), "none", planes, rows, rows, 100);
        TilePlan plan = TilePlan.Choose(program, bytes, 48 << 10, 1024)!;
        int rowBlocks = ((planes * plan.Points) + 7) / 8;
        Assert.InRange(rowBlocks * rows / 8, 1, plan.Threads);
        Assert.InRange(plan.Points, 1, plan.Threads);
        Assert.True(plan.RowQuads >= 2 * rowBlocks && plan.RowQuads % 2 == 1, "rows lie in different banks");
        int quads = (int)plan.Memory.GetProperty("Quads")!.GetValue(null)!;
        Assert.True(quads == 0 || (quads >= rows * plan.RowQuads && quads * 4 * bytes <= 48 << 10));
    }

    [Fact]
    public void A_plan_is_found_wherever_one_is_said_to_exist()
    {
        for (int planes = 1; planes <= 64; planes += 7)
        {
            for (int rows = 8; rows <= 10_000; rows += rows < 64 ? 8 : 488)
            {
                var program = new DeviceProgram(typeof(DeviceTests), "none", planes, rows, rows, 100);
                foreach (int threads in new[] { 32, 256, 1000, 4096 })
                {
                    Assert.Equal(TilePlan.Choose(program, 4, 48 << 10, threads) is not null, TilePlan.Exists(program, threads));
                    Assert.Equal(TilePlan.Choose(program, 8, 16 << 10, threads) is not null, TilePlan.Exists(program, threads));
                }
            }
        }
    }

    [Fact]
    public void A_network_that_no_group_holds_has_no_plan() =>
        Assert.Null(TilePlan.Choose(new DeviceProgram(typeof(DeviceTests), "none", 64, 2048, 2048, 100), 4, 48 << 10, 1024));
}
