using ILGPU;
using ILGPU.Runtime;
using ModelGen.Numerics;
using ModelGen.Tests.Numerics;

namespace ModelGen.Gpu.Tests;

/// <summary>Elementary functions on every device: relative errors over their range, and special values.</summary>
public class DeviceElementaryTests
{
    private const int Functions = 16;

    private static readonly string[] Names =
        ["Exp", "Log", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Sech", "Sigmoid", "Softplus", "Erf", "Sqrt"];

    public static TheoryData<string> All => [.. Names];

    /// <summary>All functions of one argument, [function][argument].</summary>
    internal static void Evaluate<L>(Index1D i, ArrayView<L> x, ArrayView<L> y) where L : unmanaged, IDeviceLane<L>
    {
        int n = (int)x.Length;
        L a = x[i];
        y[i] = L.Exp(a);
        y[i + n] = L.Log(a);
        y[i + (2 * n)] = L.Sin(a);
        y[i + (3 * n)] = L.Cos(a);
        y[i + (4 * n)] = L.Tan(a);
        y[i + (5 * n)] = L.Asin(a);
        y[i + (6 * n)] = L.Acos(a);
        y[i + (7 * n)] = L.Atan(a);
        y[i + (8 * n)] = L.Sinh(a);
        y[i + (9 * n)] = L.Cosh(a);
        y[i + (10 * n)] = L.Tanh(a);
        y[i + (11 * n)] = L.Sech(a);
        y[i + (12 * n)] = L.Sigmoid(a);
        y[i + (13 * n)] = L.Softplus(a);
        y[i + (14 * n)] = L.Erf(a);
        y[i + (15 * n)] = L.Sqrt(a);
    }

    [DeviceTheory]
    [MemberData(nameof(All))]
    public void Relative_error_stays_within_the_promise(string function)
    {
        Assert.All(DeviceCases.Devices, device => CheckRange(device, function));
    }

    [DeviceTheory]
    [MemberData(nameof(All))]
    public void Zeros_infinities_and_NaN_are_as_on_the_processor(string function)
    {
        Assert.All(DeviceCases.Devices, device => CheckSpecialValues(device, function));
    }

    internal static void CheckRange(Device device, string function)
    {
        int f = Array.IndexOf(Names, function);
        double[] single = [.. Sweep(function, isSingle: true)];
        Check(function, single, Run(device, [.. single.Select(x => new DeviceFloat((float)x))], f).Select(y => (double)y.Value), 5e-7, 1.2e-38);
        double[] wide = [.. Sweep(function, isSingle: false)];
        Check(function, wide, Run(device, [.. wide.Select(x => new DeviceDouble(x))], f).Select(y => y.Value), 1e-14, 2.3e-308);
    }

    internal static void CheckSpecialValues(Device device, string function)
    {
        int f = Array.IndexOf(Names, function);
        double[] x = [0.0, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        double[] single = [.. Run(device, [.. x.Select(value => new DeviceFloat((float)value))], f).Select(y => (double)y.Value)];
        double[] wide = [.. Run(device, [.. x.Select(value => new DeviceDouble(value))], f).Select(y => y.Value)];
        for (int i = 0; i < x.Length; i++)
        {
            bool isWave = f is >= 2 and <= 4 && double.IsInfinity(x[i]);
            double expected = isWave ? double.NaN : ElementaryReference.Evaluate(function, x[i]);
            Assert.True(Same(expected, wide[i], 1e-14), $"{function}({x[i]}) in double on {device}: {wide[i]} instead of {expected}");
            Assert.True(Same(expected, single[i], 5e-7), $"{function}({x[i]}) in float on {device}: {single[i]} instead of {expected}");
        }

        static bool Same(double expected, double actual, double tolerance) => double.IsNaN(expected) ? double.IsNaN(actual)
            : expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Abs(expected);
    }

    private static L[] Run<L>(Device device, L[] x, int function) where L : unmanaged, IDeviceLane<L>
    {
        lock (device.Gate)
        {
            return RunAlone(device, x, function);
        }
    }

    private static L[] RunAlone<L>(Device device, L[] x, int function) where L : unmanaged, IDeviceLane<L>
    {
        using var arguments = new DeviceMemory<L>(device.Connection, x.Length, "arguments");
        using var values = new DeviceMemory<L>(device.Connection, (long)x.Length * Functions, "values");
        arguments.Upload(x);
        Action<Index1D, ArrayView<L>, ArrayView<L>> kernel = device.Connection.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<L>, ArrayView<L>>(Evaluate);
        kernel(x.Length, arguments.View, values.View);
        L[] y = new L[x.Length];
        values.Download(y, (long)function * x.Length);
        return y;
    }

    private static void Check(string function, double[] x, IEnumerable<double> y, double tolerance, double smallest)
    {
        foreach ((double argument, double value) in x.Zip(y))
        {
            double expected = ElementaryReference.Evaluate(function, argument);
            bool overflows = smallest > 1e-100 && Math.Abs(expected) > float.MaxValue;
            Assert.True(overflows || Math.Abs(value - expected) <= tolerance * Math.Max(smallest, Math.Abs(expected)) || value.Equals(expected),
                $"{function}({argument:R}) is {value:R} instead of {expected:R}, off by {Math.Abs(value - expected) / Math.Abs(expected):E1}");
        }
    }

    private static IEnumerable<double> Sweep(string function, bool isSingle)
    {
        (double lower, double upper) = function switch
        {
            "Exp" => isSingle ? (-87.0, 88) : (-708, 709),
            "Sinh" or "Cosh" => isSingle ? (-88.0, 88) : (-709, 709),
            "Log" or "Sqrt" => isSingle ? (1e-30, 1e30) : (1e-300, 1e300),
            "Sin" or "Cos" or "Tan" => isSingle ? (-1e5, 1e5) : (-1e8, 1e8),
            "Asin" or "Acos" => (-1.0, 1),
            "Sech" or "Sigmoid" or "Softplus" => isSingle ? (-80.0, 80) : (-700, 700),
            _ => (-30.0, 30),
        };
        var random = new Random(3);
        IEnumerable<double> points = Enumerable.Range(0, 2_001).Select(i => lower + ((upper - lower) * i / 2_000))
            .Concat(Enumerable.Range(0, 1_000).Select(_ => (random.NextDouble() - 0.5) * 3))
            .Concat(Enumerable.Range(1, 30).SelectMany(e => new[] { Math.Pow(10, -e), -Math.Pow(10, -e) }));
        return points.Where(x => x >= lower && x <= upper).Select(x => isSingle ? (float)x : x).Where(x => x >= lower && x <= upper);
    }
}
