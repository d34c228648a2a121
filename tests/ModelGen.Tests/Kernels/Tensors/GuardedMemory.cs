using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelGen.Tests.Kernels.Tensors;

/// <summary>Exactly sized memory surrounded by guard numbers, so that a kernel that writes beside it is seen.</summary>
internal sealed unsafe class GuardedMemory<T>(int seed) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Guard = 64;
    private const double GuardValue = 12345;

    private readonly List<T[]> _buffers = [];
    private readonly Random _random = new(seed);

    public static double Epsilon => typeof(T) == typeof(float) ? 6e-8 : 1.2e-16;

    public static double ToDouble(T value) => double.CreateTruncating(value);

    public T* Random(long length)
    {
        T* target = Allocate(length);
        for (long i = 0; i < length; i++)
        {
            target[i] = T.CreateTruncating(_random.NextDouble() - 0.5);
        }

        return target;
    }

    public T* Copy(T* source, long length)
    {
        T* target = Allocate(length);
        new ReadOnlySpan<T>(source, (int)length).CopyTo(new Span<T>(target, (int)length));
        return target;
    }

    public T* Allocate(long length)
    {
        T[] contents = GC.AllocateArray<T>((int)length + 2 * Guard, pinned: true);
        Array.Fill(contents, T.CreateTruncating(GuardValue));
        _buffers.Add(contents);
        return (T*)Marshal.UnsafeAddrOfPinnedArrayElement(contents, Guard);
    }

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

    /// <summary>Fails where a number differs by more than rounding: 20 units in the last place of a sum of so large numbers.</summary>
    public static void AssertClose(double expected, T actual, double scale, string what)
    {
        double difference = Math.Abs(expected - ToDouble(actual));
        Assert.True(difference <= 20 * Epsilon * (1 + scale), $"{what}: expected {expected}, was {actual}");
    }
}
