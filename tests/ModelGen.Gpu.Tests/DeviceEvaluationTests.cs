using System.Numerics;
using ModelGen.Compiled.Tests;

namespace ModelGen.Gpu.Tests;

/// <summary>Evaluation on a device against the processor.</summary>
public class DeviceEvaluationTests
{
    [DeviceTheory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Fields_and_residuals_agree_with_the_processor_at_any_number_of_points(int count)
    {
        using var model = (Schrodinger)ModelCases.Create(nameof(Schrodinger));
        Device device = DeviceCases.Devices[0];
        double[] x = [.. Enumerable.Range(0, count).Select(i => -5 + 10.0 * i / count)];
        double[] t = [.. Enumerable.Range(0, count).Select(i => 1.5 * i / count)];
        Complex[] expected = new Complex[count], actual = new Complex[count];
        model.Evaluate(x, t, expected);
        model.Evaluate(x, t, actual, device);
        Assert.All(expected.Zip(actual), pair => Assert.True((pair.First - pair.Second).Magnitude < 1e-12));
        model.EvaluateNls(x, t, expected);
        model.EvaluateNls(x, t, actual, device);
        Assert.All(expected.Zip(actual), pair => Assert.True((pair.First - pair.Second).Magnitude < 1e-11));
    }

    [DeviceFact]
    public void A_point_that_is_no_number_leaves_the_others_alone()
    {
        const int Count = 1000;
        using var model = new Schrodinger(1, Precision.Single);
        double[] x = [.. Enumerable.Range(0, Count).Select(i => -5 + 10.0 * i / Count)];
        double[] t = [.. Enumerable.Range(0, Count).Select(i => 1.5 * i / Count)];
        model.AllowExtrapolation = true;
        x[3] = double.NaN;
        Complex[] values = new Complex[Count];
        model.EvaluateNls(x, t, values, DeviceCases.Devices[0]);
        Assert.Equal([3], Enumerable.Range(0, Count).Where(i => !Complex.IsFinite(values[i])));
    }

    [DeviceFact]
    public void Grids_wrong_lengths_and_points_outside_the_domain_are_as_on_the_processor()
    {
        using var model = (Schrodinger)ModelCases.Create(nameof(Schrodinger));
        Device device = DeviceCases.Devices[0];
        Complex[] expected = new Complex[6], actual = new Complex[6];
        model.EvaluateGrid([-1, 0, 2], [0.1, 0.2], expected);
        model.EvaluateGrid([-1, 0, 2], [0.1, 0.2], actual, device);
        Assert.All(expected.Zip(actual), pair => Assert.True((pair.First - pair.Second).Magnitude < 1e-12));
        Assert.Throws<ArgumentException>(() => model.Evaluate([0, 1], [0, 1], new Complex[3], device));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Evaluate([7], [0], new Complex[1], device));
    }
}
