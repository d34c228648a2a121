using ModelGen.Compiled.Tests;

namespace ModelGen.Gpu.Tests;

/// <summary>The kernels in ILGPU's debugger, which is on every machine: the compiled tests' declarations against the processor.</summary>
public class DebuggerTests
{
    public static TheoryData<string> Models => [.. ModelCases.ChainNames];

    private static Device Debugger => Device.All.Single(device => device.Kind == DeviceKind.Debug);

    [Theory]
    [MemberData(nameof(Models))]
    public void Loss_and_gradient_agree_with_the_processor(string name)
    {
        using PinnModel model = ModelCases.Create(name);
        DeviceCases.AssertAgreement(model, model, Debugger, 1e-11);
    }

    [Theory]
    [MemberData(nameof(DeviceElementaryTests.All), MemberType = typeof(DeviceElementaryTests))]
    public void Elementary_functions_keep_the_promise(string function)
    {
        DeviceElementaryTests.Check(Debugger, function, stride: 20);
    }

    [Fact]
    public void Memory_that_does_not_suffice_is_named_with_what_it_was_for()
    {
        string message = Assert.Throws<DeviceException>(() => new DeviceMemory<double>(Debugger.Connection, 1L << 50, "the points of Heat.Step0")).Message;
        Assert.Contains("the points of Heat.Step0", message, StringComparison.Ordinal);
        Assert.Contains("KiB", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_that_could_not_grow_is_gone_and_can_be_had_again()
    {
        DeviceMemory<double>? memory = new(Debugger.Connection, 10, "points");
        Assert.Throws<DeviceException>(() => DeviceMemory<double>.Grow(ref memory, Debugger.Connection, 1L << 50, "points"));
        Assert.Null(memory);
        DeviceMemory<double>.Grow(ref memory, Debugger.Connection, 5, "points").Upload([1, 2, 3, 4, 5]);
        memory.Dispose();
    }

    [Fact]
    public void A_device_cannot_be_taken_off_the_list()
    {
        Assert.True(Device.All is System.Collections.IList { IsReadOnly: true });
    }

    [Fact]
    public void A_kernel_that_does_not_compile_is_named_and_the_device_stays_usable()
    {
        Assert.Contains("DebuggerTests.Step", FailToCompile(Debugger), StringComparison.Ordinal);
        using PinnModel model = ModelCases.Create(nameof(Schrodinger));
        DeviceCases.AssertAgreement(model, model, Debugger, 1e-11);
    }

    [Theory]
    [InlineData(nameof(Schrodinger), 3, true)]
    [InlineData(nameof(Composed), 2, false)]
    public void Batches_share_a_launch_unless_their_jets_are_too_large(string name, int batches, bool isJoint)
    {
        using PinnModel model = ModelCases.Create(name);
        DeviceLaunch<DeviceDouble> launch = ((DeviceSession<double, DeviceDouble>)DeviceSession.Of(model, Debugger)).Objective.Model.Launch;
        Assert.Equal(batches, launch.Plans.Count);
        Assert.Equal(isJoint ? 1 : batches, launch.Launches);
        Assert.True(
            !isJoint || launch.Plans.All(plan => plan.Threads == launch.Plans[0].Threads && plan.Memory == launch.Plans[0].Memory),
            "one launch, one shape of group");
    }

    [Fact]
    public void A_training_runs()
    {
        using PinnModel expected = ModelCases.Create(nameof(Schrodinger));
        using PinnModel model = ModelCases.Create(nameof(Schrodinger));
        double reference = expected.Train(plan => plan.Adam(iterations: 2)).Losses[1];
        Assert.Equal(reference, model.Train(plan => plan.Adam(iterations: 2), Debugger).Losses[1], 1e-9 * reference);
    }

    /// <summary>Compiles a kernel that cannot be compiled, and returns the message.</summary>
    internal static string FailToCompile(Device device)
    {
        var broken = new DeviceProgram(typeof(BrokenKernels), nameof(BrokenKernels.Step), planes: 1, rows: 8, staged: 8, pointRows: 1);
        return Assert.Throws<DeviceException>(() => new DeviceKernel<DeviceDouble, DeviceArguments<DeviceDouble>>(device.Connection, broken)).Message;
    }

    internal static class BrokenKernels
    {
        public static void Step<L, M>(DeviceArguments<L> arguments) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory =>
            Console.WriteLine(arguments.Share.Tiles.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
