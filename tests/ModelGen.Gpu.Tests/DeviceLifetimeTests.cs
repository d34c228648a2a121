using System.Numerics;
using ModelGen.Compiled.Tests;

namespace ModelGen.Gpu.Tests;

/// <summary>What a device keeps of a model, and for how long; on ILGPU's debugger, so that it runs everywhere.</summary>
public class DeviceLifetimeTests
{
    private static Device Debugger => Device.All.Single(device => device.Kind == DeviceKind.Debug);

    [Fact]
    public void Evaluating_and_differentiating_on_a_device_lend_no_parameters_to_anybody()
    {
        using var model = (Schrodinger)ModelCases.Create(nameof(Schrodinger));
        model.SetPoints("Nls", [0.5, 0.5]);
        model.Evaluate([0.5], [0.5], new Complex[1], Debugger);
        Assert.False(model.Objective<double>().ParametersAreLent);
        model.LossAndGradient(new double[model.ParameterCount], Debugger);
        Assert.False(model.Objective<double>().ParametersAreLent);
    }

    [Fact]
    public void Parameters_that_were_set_reach_a_device_that_has_seen_the_old_ones()
    {
        using var model = (Schrodinger)ModelCases.Create(nameof(Schrodinger));
        Complex[] before = new Complex[1], expected = new Complex[1], actual = new Complex[1];
        model.Evaluate([0.5], [0.5], before, Debugger);
        double[] parameters = new double[model.ParameterCount];
        model.GetParameters(parameters);
        model.SetParameters([.. parameters.Select(value => 0.9 * value)]);
        model.Evaluate([0.5], [0.5], expected);
        model.Evaluate([0.5], [0.5], actual, Debugger);
        Assert.NotEqual(before[0], actual[0]);
        Assert.True((expected[0] - actual[0]).Magnitude < 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_disposed_model_says_so_on_a_device_whether_or_not_it_was_there_before(bool wasThere)
    {
        var model = (Schrodinger)ModelCases.Create(nameof(Schrodinger));
        if (wasThere)
        {
            model.Evaluate([0.5], [0.5], new Complex[1], Debugger);
        }

        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Evaluate([0.5], [0.5], new Complex[1], Debugger));
        Assert.Throws<ObjectDisposedException>(() => model.Evaluate([], [], [], Debugger));
        Assert.Throws<ObjectDisposedException>(() => model.LossAndGradient(new double[model.ParameterCount], Debugger));
        Assert.Throws<ObjectDisposedException>(() => model.LossAndGradient([], Debugger));
        Assert.Throws<ObjectDisposedException>(() => model.Train(plan => plan.Adam(1), Debugger));
        Assert.Throws<ObjectDisposedException>(() => model.Train(Debugger));
    }

    [Fact]
    public async Task Evaluating_on_a_device_while_points_are_set_and_the_model_ends_gives_values_or_says_why_not()
    {
        var model = (Schrodinger)ModelCases.Create(nameof(Schrodinger), Precision.Single);
        model.SetPoints("Nls", [0.5, 0.5]);
        int done = 0;
        Action[] calls =
        [
            () => model.Evaluate([0.5], [0.5], new Complex[1], Debugger),
            () => model.LossAndGradient(new double[model.ParameterCount], Debugger),
            () => model.Evaluate([0.5], [0.5], new Complex[1]),
            () => model.SetPoints("Nls", new double[2 * (1 + Random.Shared.Next(50))]),
        ];
        Task[] threads = [.. calls.Select(call => Task.Run(() =>
        {
            for (int round = 0; round < 6; round++)
            {
                try
                {
                    call();
                }
                catch (ObjectDisposedException refusal) when (refusal.ObjectName == "Schrodinger")
                {
                }

                Interlocked.Increment(ref done);
            }
        }))];
        SpinWait.SpinUntil(() => Volatile.Read(ref done) > 14);
        model.Dispose();
        await Task.WhenAll(threads);
        Assert.Equal(24, done);
    }
}
