using System.Buffers;
using ModelGen.Kernels.Networks;
using ModelGen.Kernels.Tensors;

namespace ModelGen.Samples;

/// <summary>
/// The column of an input that is several frames of a trajectory at once, with the channels of the oldest first: an index means the oldest of them.
/// </summary>
/// <param name="numbers">[frame][pixel][channel].</param>
/// <param name="length">Numbers of a frame.</param>
/// <param name="channels">Channels of a frame.</param>
/// <param name="frames">How many.</param>
/// <param name="ahead">From one to the next.</param>
internal sealed unsafe class FrameWindow(NumberStore numbers, int length, int channels, int frames, int ahead) : SampleColumn
{
    private readonly StoredColumn[] _frames = [.. Enumerable.Range(0, frames).Select(frame => new StoredColumn(numbers, length, (long)frame * ahead))];

    public override long Count => _frames[^1].Count;

    public override void Load<T>(long* indices, int valid, int all, int pixels, T* rows, int samples, Part part)
    {
        // rows are [channel][pixel]: those of a frame are together
        for (int frame = 0; frame < _frames.Length; frame++)
        {
            _frames[frame].Load(indices, valid, channels, pixels, rows + (nint)frame * channels * pixels * samples, samples, part);
        }
    }

    public override void Read(long index, Span<double> target)
    {
        double[] rented = ArrayPool<double>.Shared.Rent(length);
        Span<double> frame = rented.AsSpan(0, length);
        for (int f = 0; f < _frames.Length; f++)
        {
            _frames[f].Read(index, frame);
            FrameShape.Place<double>(frame, target, f, _frames.Length, channels);
        }

        ArrayPool<double>.Shared.Return(rented);
    }
}
