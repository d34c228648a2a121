using ModelGen.Compiled.Tests;

namespace ModelGen.Gpu.Tests;

/// <summary>What a model keeps on a device outlives the failures of others.</summary>
public class ConnectionTests
{
    public static TheoryData<string> Devices => [.. Device.All.Select(device => device.Name)];

    [Theory]
    [MemberData(nameof(Devices))]
    public void A_model_stays_usable_on_a_device_after_another_models_kernel_has_failed_there(string name)
    {
        Device device = Device.All.First(candidate => candidate.Name == name);
        using var model = (Schrodinger)ModelCases.Create(nameof(Schrodinger));
        var before = new System.Numerics.Complex[2];
        var after = new System.Numerics.Complex[2];
        model.Evaluate([0.1, 0.2], [0.3, 0.4], before, device);
        DeviceCases.AssertAgreement(model, model, device, 1e-11);
        DebuggerTests.FailToCompile(device);
        model.Evaluate([0.1, 0.2], [0.3, 0.4], after, device);
        Assert.Equal(before, after);
        model.SetPoints("Nls", [.. Enumerable.Range(0, 1_000).Select(i => i / 1_000.0), .. Enumerable.Range(0, 1_000).Select(i => i / 1_000.0)]);
        DeviceCases.AssertAgreement(model, model, device, 1e-11);
        Assert.Same(device.Connection, ((DeviceSession<double, DeviceDouble>)DeviceSession.Of(model, device)).Objective.Model.Device);
        model.Train(plan => plan.Adam(iterations: 2), device);
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void A_training_goes_on_when_another_models_kernel_fails_meanwhile(string name)
    {
        Device device = Device.All.First(candidate => candidate.Name == name);
        using var expected = (Schrodinger)ModelCases.Create(nameof(Schrodinger));
        using var model = (Schrodinger)ModelCases.Create(nameof(Schrodinger));
        bool hasFailed = false;
        double Fail()
        {
            if (!hasFailed)
            {
                DebuggerTests.FailToCompile(device);
                hasFailed = true;
            }

            return 0;
        }

        double reference = expected.Train(plan => plan.Adam(iterations: 6).ResampleEvery(2).ValidateEvery(2), device).Losses[^1];
        double loss = model.Train(plan => plan.Adam(iterations: 6).ResampleEvery(2).ValidateEvery(2).Validate(Fail, every: 2), device).Losses[^1];
        Assert.True(hasFailed);
        Assert.Equal(reference, loss, 1e-9 * reference);
    }

    // a stream of CUDA's cannot be broken like this one's queue
    [OpenCLFact]
    public void A_driver_that_fails_while_it_computes_is_named_and_the_next_use_connects_anew()
    {
        Device device = OpenCLFactAttribute.Device!;
        using var model = (Schrodinger)ModelCases.Create(nameof(Schrodinger));
        var start = new double[model.ParameterCount];
        var gradient = new double[model.ParameterCount];
        var trained = new double[model.ParameterCount];
        model.GetParameters(start);
        Action[] uses =
        [
            () => model.Evaluate([0.1], [0.3], new System.Numerics.Complex[1], device),
            () => model.LossAndGradient(gradient, device),
            () => model.Train(plan => plan.Adam(iterations: 3), device),
        ];
        foreach (Action use in uses)
        {
            model.LossAndGradient(gradient, device);
            device.Connection.Accelerator.DefaultStream.Dispose();
            string message = Assert.Throws<DeviceException>(use).Message;
            Assert.Contains(device.ToString(), message, StringComparison.Ordinal);
            model.GetParameters(trained);
            Assert.Equal(start, trained);
            DeviceCases.AssertAgreement(model, model, device, 1e-11);
        }

        model.Train(plan => plan.Adam(iterations: 3), device);
        model.GetParameters(trained);
        Assert.NotEqual(start, trained);
    }

    [Fact]
    public void ILGPUs_assembly_stays_free_for_a_resolver_of_its_own() => Program.Run(Program.OwnResolver);
}
