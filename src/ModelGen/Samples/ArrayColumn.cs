using System.Runtime.InteropServices;
using ModelGen.Kernels.Networks;
using ModelGen.Kernels.Tensors;

namespace ModelGen.Samples;

/// <summary>A column in an array of float or double.</summary>
internal sealed unsafe class ArrayColumn(Array numbers, int length) : SampleColumn
{
    private readonly bool _isDouble = numbers.GetType().GetElementType() == typeof(double);

    public override long Count { get; } = numbers.LongLength / length;

    public override void Load<T>(long* indices, int valid, int channels, int pixels, T* rows, int samples, Part part)
    {
        fixed (byte* bytes = &MemoryMarshal.GetArrayDataReference(numbers))
        {
            if (_isDouble)
            {
                SampleRows<T>.Load((double*)bytes, indices, valid, channels, pixels, rows, samples, part);
            }
            else
            {
                SampleRows<T>.Load((float*)bytes, indices, valid, channels, pixels, rows, samples, part);
            }
        }
    }

    public override void Read(long index, Span<double> target)
    {
        fixed (byte* bytes = &MemoryMarshal.GetArrayDataReference(numbers))
        {
            for (int i = 0; i < length; i++)
            {
                target[i] = _isDouble ? ((double*)bytes)[index * length + i] : ((float*)bytes)[index * length + i];
            }
        }
    }
}
