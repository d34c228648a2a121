using System.Buffers;
using ModelGen.Kernels.Networks;
using ModelGen.Kernels.Tensors;

namespace ModelGen.Samples;

/// <summary>A column in an array or a file.</summary>
/// <param name="numbers">[sample][pixel][channel].</param>
/// <param name="length">Numbers of a sample.</param>
/// <param name="ahead">Samples between an index and the sample that it means: a second column of the same numbers, some frames later.</param>
internal sealed unsafe class StoredColumn(NumberStore numbers, int length, long ahead = 0) : SampleColumn
{
    public override long Count { get; } = numbers.Count / length - ahead;

    public override void Load<T>(long* indices, int valid, int channels, int pixels, T* rows, int samples, Part part)
    {
        fixed (byte* bytes = &numbers.Bytes)
        {
            byte* first = bytes + ahead * length * numbers.Type.Size();
            if (numbers.Type == NumberType.Float64 && !numbers.IsSwapped)
            {
                SampleRows<T>.Load((double*)first, indices, valid, channels, pixels, rows, samples, part);
            }
            else if (numbers.Type == NumberType.Float32 && !numbers.IsSwapped)
            {
                SampleRows<T>.Load((float*)first, indices, valid, channels, pixels, rows, samples, part);
            }
            else
            {
                Convert(indices, valid, channels, pixels, rows, samples, part);
            }
        }

        GC.KeepAlive(numbers);
    }

    public override void Read(long index, Span<double> target) => numbers.Read((index + ahead) * length, target[..length]);

    private void Convert<T>(long* indices, int valid, int channels, int pixels, T* rows, int samples, Part part) where T : unmanaged
    {
        int first = part.First(pixels);
        int count = part.End(pixels) - first;
        double[] buffer = ArrayPool<double>.Shared.Rent(count * channels);
        Span<double> sample = buffer.AsSpan(0, count * channels);
        for (int s = 0; s < samples; s++)
        {
            if (s < valid)
            {
                numbers.Read((indices[s] + ahead) * length + (long)first * channels, sample);
            }

            LoadSample(sample, channels, pixels, first, rows, samples, s);
        }

        ArrayPool<double>.Shared.Return(buffer);
    }
}
