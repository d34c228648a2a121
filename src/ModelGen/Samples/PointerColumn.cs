using ModelGen.Kernels.Networks;
using ModelGen.Kernels.Tensors;

namespace ModelGen.Samples;

/// <summary>A column that a caller lends for the time of a call.</summary>
internal sealed unsafe class PointerColumn : SampleColumn
{
    /// <summary>[sample][pixel][channel].</summary>
    public nint Numbers { get; set; }

    /// <summary>Whether they are double; else float.</summary>
    public bool IsDouble { get; set; }

    public override long Count => long.MaxValue;

    public override void Load<T>(long* indices, int valid, int channels, int pixels, T* rows, int samples, Part part)
    {
        if (IsDouble)
        {
            SampleRows<T>.Load((double*)Numbers, indices, valid, channels, pixels, rows, samples, part);
        }
        else
        {
            SampleRows<T>.Load((float*)Numbers, indices, valid, channels, pixels, rows, samples, part);
        }
    }

    public override void Read(long index, Span<double> target) => throw new NotSupportedException();
}
