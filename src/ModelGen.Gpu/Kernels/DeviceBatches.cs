namespace ModelGen.Gpu;

/// <summary>
/// The batches of a loss in one launch, each with groups of its own: small batches run beside large ones instead of after them. Weights, layers, coefficients,
/// gradients, scratch, results and whether adjoints are wanted are the same for all: kernels read them from the first.
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
public struct DeviceBatches<L> where L : unmanaged, IDeviceLane<L>
{
    /// <summary>Batches that fit: more would make the kernel's parameters longer than CUDA takes.</summary>
    public const int Most = 8;

    /// <summary>The first batch.</summary>
    public DeviceArguments<L> Batch0;

    /// <summary>The second batch.</summary>
    public DeviceArguments<L> Batch1;

    /// <summary>The third batch.</summary>
    public DeviceArguments<L> Batch2;

    /// <summary>The fourth batch.</summary>
    public DeviceArguments<L> Batch3;

    /// <summary>The fifth batch.</summary>
    public DeviceArguments<L> Batch4;

    /// <summary>The sixth batch.</summary>
    public DeviceArguments<L> Batch5;

    /// <summary>The seventh batch.</summary>
    public DeviceArguments<L> Batch6;

    /// <summary>The eighth batch.</summary>
    public DeviceArguments<L> Batch7;

    /// <summary>Sets a batch.</summary>
    /// <param name="number">0 to 7.</param>
    /// <param name="arguments">Its part of the launch.</param>
    public void Set(int number, in DeviceArguments<L> arguments)
    {
        switch (number)
        {
            case 0: Batch0 = arguments; break;
            case 1: Batch1 = arguments; break;
            case 2: Batch2 = arguments; break;
            case 3: Batch3 = arguments; break;
            case 4: Batch4 = arguments; break;
            case 5: Batch5 = arguments; break;
            case 6: Batch6 = arguments; break;
            case 7: Batch7 = arguments; break;
            default: throw new ArgumentOutOfRangeException(nameof(number), number, $"A launch has at most {Most} batches.");
        }
    }
}
