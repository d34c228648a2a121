using ILGPU;
using ILGPU.Runtime;
using ModelGen.Tests.Numerics;

namespace ModelGen.Gpu.Tests;

/// <summary>Elementary functions on every device: relative errors over their whole range, special values included.</summary>
public class DeviceElementaryTests
{
    private static readonly string[] s_names =
        ["Exp", "Log", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Sech", "Sigmoid", "Softplus", "Erf", "Sqrt", "Pow", "Atan2"];

    public static TheoryData<string> All => [.. s_names];

    [DeviceTheory]
    [MemberData(nameof(All))]
    public void Relative_error_stays_within_the_promise_over_the_whole_range(string function)
    {
        Assert.All(DeviceCases.Devices, device => Check(device, function));
    }

    /// <summary>A function at x, or at x and p.</summary>
    internal static void Evaluate<L>(Index1D i, int function, ArrayView<L> x, ArrayView<L> p, ArrayView<L> y) where L : unmanaged, IDeviceLane<L>
    {
        L a = x[i];
        y[i] = function == 0 ? L.Exp(a)
            : function == 1 ? L.Log(a)
            : function == 2 ? L.Sin(a)
            : function == 3 ? L.Cos(a)
            : function == 4 ? L.Tan(a)
            : function == 5 ? L.Asin(a)
            : function == 6 ? L.Acos(a)
            : function == 7 ? L.Atan(a)
            : function == 8 ? L.Sinh(a)
            : function == 9 ? L.Cosh(a)
            : function == 10 ? L.Tanh(a)
            : function == 11 ? L.Sech(a)
            : function == 12 ? L.Sigmoid(a)
            : function == 13 ? L.Softplus(a)
            : function == 14 ? L.Erf(a)
            : function == 15 ? L.Sqrt(a)
            : function == 16 ? L.Pow(a, p[i])
            : L.Atan2(a, p[i]);
    }

    /// <summary>Both precisions, on every <paramref name="stride"/>-th argument.</summary>
    internal static void Check(Device device, string function, int stride = 1)
    {
        double[] x = Arguments(function, single: true, stride, seed: 3);
        double[] p = Arguments(function, single: true, stride, seed: 5);
        float[] single = [.. Run<DeviceFloat>(
            device,
            function,
            [.. x.Select(value => new DeviceFloat((float)value))],
            [.. p.Select(value => new DeviceFloat((float)value))]).Select(y => y.Value)];
        Check(function, x, p, [.. single], tolerance: 5e-7, single: true);

        x = Arguments(function, single: false, stride, seed: 3);
        p = Arguments(function, single: false, stride, seed: 5);
        double[] wide = [.. Run<DeviceDouble>(
            device,
            function,
            [.. x.Select(value => new DeviceDouble(value))],
            [.. p.Select(value => new DeviceDouble(value))]).Select(y => y.Value)];
        Check(function, x, p, wide, tolerance: 1e-14, single: false);
    }

    private static double[] Arguments(string function, bool single, int stride, int seed)
    {
        double[] points = ElementarySweep.Points(function, single, stride);
        if (function is "Pow" or "Atan2")
        {
            new Random(seed).Shuffle(points);
        }

        return points;
    }

    private static void Check(string function, double[] x, double[] p, double[] y, double tolerance, bool single)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double expected = function == "Pow"
                ? Math.Pow(x[i], p[i])
                : function == "Atan2" ? Math.Atan2(x[i], p[i]) : ElementaryReference.Evaluate(function, x[i]);
            double error = ElementaryReference.RelativeError(y[i], expected, single);
            string arguments = function is "Pow" or "Atan2" ? $"{x[i]:R}, {p[i]:R}" : $"{x[i]:R}";
            Assert.True(
                error < tolerance,
                $"{function}({arguments}) in {(single ? "float" : "double")} is {y[i]:R} instead of {expected:R}, off by {error:E1}");
        }
    }

    private static L[] Run<L>(Device device, string function, L[] x, L[] p) where L : unmanaged, IDeviceLane<L>
    {
        lock (device.Gate)
        {
            using var arguments = new DeviceMemory<L>(device.Connection, x.Length, "arguments");
            using var exponents = new DeviceMemory<L>(device.Connection, p.Length, "second arguments");
            using var values = new DeviceMemory<L>(device.Connection, x.Length, "values");
            arguments.Upload(x);
            exponents.Upload(p);
            var kernel = device.Connection.Accelerator.LoadAutoGroupedStreamKernel<Index1D, int, ArrayView<L>, ArrayView<L>, ArrayView<L>>(Evaluate);
            kernel(x.Length, Array.IndexOf(s_names, function), arguments.View, exponents.View, values.View);
            L[] y = new L[x.Length];
            values.Download(y, 0);
            return y;
        }
    }
}
