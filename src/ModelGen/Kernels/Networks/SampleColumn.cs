using ModelGen.Kernels.Tensors;

namespace ModelGen.Kernels.Networks;

/// <summary>Where the samples of a column come from; tiles are loaded by any thread.</summary>
internal abstract unsafe class SampleColumn
{
    /// <summary>Samples.</summary>
    public abstract long Count { get; }

    /// <summary>Copies samples into rows.</summary>
    /// <param name="indices">Which sample each lane takes, [valid].</param>
    /// <param name="valid">Samples; the last is repeated behind them.</param>
    /// <param name="channels">Channels of a sample.</param>
    /// <param name="pixels">Pixels of a sample.</param>
    /// <param name="rows">[channel][pixel][samples].</param>
    /// <param name="samples">Samples of the tile.</param>
    /// <param name="part">The caller's share.</param>
    public abstract void Load<T>(long* indices, int valid, int channels, int pixels, T* rows, int samples, Part part) where T : unmanaged;

    /// <summary>Copies one sample, [pixel][channel].</summary>
    public abstract void Read(long index, Span<double> numbers);

    /// <summary>Writes one sample, or some of its pixels, into its lane.</summary>
    /// <param name="numbers">[pixel][channel].</param>
    /// <param name="channels">Channels of a sample.</param>
    /// <param name="pixels">Pixels of a sample.</param>
    /// <param name="first">The first of the pixels.</param>
    /// <param name="rows">[channel][pixel][samples].</param>
    /// <param name="samples">Samples of the tile.</param>
    /// <param name="lane">Which of them.</param>
    protected static void LoadSample<T>(ReadOnlySpan<double> numbers, int channels, int pixels, int first, T* rows, int samples, int lane)
        where T : unmanaged
    {
        int count = numbers.Length / channels;
        for (int pixel = 0; pixel < count; pixel++)
        {
            T* to = rows + (nint)(first + pixel) * samples + lane;
            for (int c = 0; c < channels; c++)
            {
                *to = Number.From<T>(numbers[pixel * channels + c]);
                to += (nint)pixels * samples;
            }
        }
    }
}
