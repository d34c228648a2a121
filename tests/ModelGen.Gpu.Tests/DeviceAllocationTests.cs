using ModelGen.Compiled.Tests;
using ModelGen.Optimizers;

namespace ModelGen.Gpu.Tests;

/// <summary>Training on a device allocates nothing on the processor's heap.</summary>
public class DeviceAllocationTests
{
    private const int Bursts = 6;
    private const int Burst = 16;

    public static TheoryData<string, Precision> Cases()
    {
        var data = new TheoryData<string, Precision>();
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            data.Add("Adam", precision);
            data.Add("SGD", precision);
        }

        return data;
    }

    [DeviceTheory]
    [MemberData(nameof(Cases))]
    public void Bursts_of_steps_allocate_nothing(string optimizer, Precision precision)
    {
        using PinnModel model = ModelCases.Create(nameof(Schrodinger), precision);
        Optimizer method = optimizer == "Adam" ? new Adam() : new Sgd(1e-4, 0.9, nesterov: true);
        long allocated = precision == Precision.Single
            ? AllocatedBySteps(((DeviceSession<float, DeviceFloat>)DeviceSession.Of(model, DeviceCases.Devices[0])).Objective, method)
            : AllocatedBySteps(((DeviceSession<double, DeviceDouble>)DeviceSession.Of(model, DeviceCases.Devices[0])).Objective, method);
        Assert.Equal(0, allocated);
    }

    [DeviceFact]
    public void Losses_gradients_and_moved_parameters_allocate_nothing()
    {
        using PinnModel model = ModelCases.Create(nameof(Schrodinger));
        DeviceObjective<double, DeviceDouble> objective = ((DeviceSession<double, DeviceDouble>)DeviceSession.Of(model, DeviceCases.Devices[0])).Objective;
        var gradient = new double[objective.ParameterCount];
        double Round()
        {
            double loss = objective.LossAndGradient(gradient) + objective.Loss() + objective.ValidationLoss();
            for (int p = 0; p < gradient.Length; p++)
            {
                objective.Parameters[p] -= 1e-4 * gradient[p];
            }

            return loss;
        }

        double first = Round();
        Round();
        double last = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < Bursts; round++)
        {
            last = Round();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(last < first, "the parameters have moved downhill");
    }

    private static long AllocatedBySteps<T, L>(DeviceObjective<T, L> objective, Optimizer method)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        where L : unmanaged, IDeviceLane<L>
    {
        using OptimizerState<T> state = objective.CreateState(method)!;
        var settings = new StepSettings[Burst];
        Array.Fill(settings, new StepSettings(1e-4, MaximumGradientNorm: 100));
        var outcomes = new StepOutcome[Burst];
        var losses = new double[Burst * objective.TermCount];
        Action next = objective.NextMiniBatch;
        void Run() => state.Steps(objective, settings, next, outcomes, losses);
        Run();
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int burst = 0; burst < Bursts; burst++)
        {
            Run();
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.All(outcomes, outcome => Assert.True(double.IsFinite(outcome.Loss)));
        return allocated;
    }
}
