using System.Numerics;
using System.Runtime.InteropServices;
using ModelGen.Kernels;

namespace ModelGen.Tests.Kernels;

/// <summary>
/// Random weights, activations and adjoints of one layer in exactly sized native memory, surrounded by guard numbers,
/// and the naive double-precision answers.
/// </summary>
internal sealed unsafe class LayerData<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Guard = 64;
    private const double GuardValue = 12345;

    private readonly List<T[]> _buffers = [];
    private readonly Random _random;

    public LayerData(int outputs, int inputs, ulong planes, int seed)
    {
        _random = new Random(seed);
        Outputs = outputs;
        Inputs = inputs;
        Planes = planes;
        PlaneCount = 64 - BitOperations.LeadingZeroCount(planes);
        Weights = Random(outputs * inputs);
        Bias = Random(outputs);
        Activations = Random(PlaneCount * XPlane);
        Adjoints = Random(PlaneCount * ZPlane);
    }

    public static int Points => Tile<T>.Points;

    public int Outputs { get; }

    public int Inputs { get; }

    public ulong Planes { get; }

    public int PlaneCount { get; }

    // planes further apart than they are long, so that a wrong plane stride shows
    public int XPlane => (Inputs + 1) * Points;

    public int ZPlane => (Outputs + 2) * Points;

    public T* Weights { get; }

    public T* Bias { get; }

    public T* Activations { get; }

    public T* Adjoints { get; }

    public static double Tolerance => typeof(T) == typeof(float) ? 2e-5 : 1e-13;

    public T* Random(long length)
    {
        T* target = Allocate(length);
        for (long i = 0; i < length; i++)
        {
            target[i] = T.CreateTruncating(_random.NextDouble() - 0.5);
        }

        return target;
    }

    public T* Allocate(long length)
    {
        T[] contents = GC.AllocateArray<T>((int)length + 2 * Guard, pinned: true);
        Array.Fill(contents, T.CreateTruncating(GuardValue));
        T* target = (T*)Marshal.UnsafeAddrOfPinnedArrayElement(contents, Guard);
        _buffers.Add(contents);
        return target;
    }

    public bool HasPlane(int plane) => (Planes >> plane & 1) == 1;

    public double W(int m, int k) => double.CreateTruncating(Weights[m * Inputs + k]);

    public double X(int plane, int k, int p) => double.CreateTruncating(Activations[plane * XPlane + k * Points + p]);

    public double ZBar(int plane, int m, int p) => double.CreateTruncating(Adjoints[plane * ZPlane + m * Points + p]);

    /// <summary>Fails if a kernel wrote outside any of the buffers.</summary>
    public void AssertGuardsIntact()
    {
        T guard = T.CreateTruncating(GuardValue);
        foreach (T[] contents in _buffers)
        {
            Assert.True(contents.AsSpan(0, Guard).IndexOfAnyExcept(guard) < 0, "a kernel wrote before a buffer");
            Assert.True(contents.AsSpan(contents.Length - Guard).IndexOfAnyExcept(guard) < 0, "a kernel wrote behind a buffer");
        }
    }

    public static void AssertClose(double expected, T actual, double scale, string what)
    {
        double difference = Math.Abs(expected - double.CreateTruncating(actual));
        Assert.True(difference <= Tolerance * scale, $"{what}: expected {expected}, was {actual}");
    }
}
