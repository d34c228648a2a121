using System.Buffers;
using ModelGen.Kernels.Networks;
using ModelGen.Kernels.Tensors;
using ModelGen.Samplers;

namespace ModelGen.Samples.Augmentations;

/// <summary>A column whose samples are changed as they are loaded: by random numbers that seed, epoch, change and sample decide.</summary>
/// <param name="column">The column as it is.</param>
/// <param name="description">What it is.</param>
/// <param name="changes">[change]; null for those that are not for this column.</param>
/// <param name="owner">Knows seed and epoch.</param>
internal sealed unsafe class AugmentedColumn(SampleColumn column, ColumnDescription description, Augmentation?[] changes, AugmentedColumns owner) : SampleColumn
{
    private static readonly ulong s_stream = CounterRandom.StreamOf("augmentation");

    public override long Count => column.Count;

    public override void Load<T>(long* indices, int valid, int channels, int pixels, T* rows, int samples, Part part)
    {
        int first = part.First(pixels);
        int count = part.End(pixels) - first;
        double[] rented = ArrayPool<double>.Shared.Rent(description.Length);
        Span<double> sample = rented.AsSpan(0, description.Length);
        for (int s = 0; s < samples; s++)
        {
            if (s < valid)
            {
                Read(indices[s], sample);
            }

            LoadSample(sample.Slice(first * channels, count * channels), channels, pixels, first, rows, samples, s);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    public override void Read(long index, Span<double> numbers)
    {
        column.Read(index, numbers);
        for (int i = 0; i < changes.Length; i++)
        {
            ulong stream = CounterRandom.Mix(CounterRandom.Mix(s_stream + (ulong)i) ^ owner.Epoch) ^ CounterRandom.Mix((ulong)index);
            changes[i]?.Apply(description, numbers, new CounterRandom(owner.Seed, stream));
        }
    }
}
