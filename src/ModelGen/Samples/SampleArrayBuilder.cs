using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using ModelGen.Samples;
using ModelGen.Samples.Files;

namespace ModelGen;

/// <summary>
/// Collects numbers from a source that gives them piece by piece, such as a table or a data base, into an array that may be larger than memory: the first
/// 64 MiB stay in memory; when there are more, all of them go into a temporary file, which is mapped into memory and deleted when nobody uses the array any
/// more. The file is in the folder of temporary files (TMPDIR on Unix), which needs the room: 8 bytes a number.
/// </summary>
/// <param name="source">What messages call the array, such as the name of the file that it was read from.</param>
public sealed class SampleArrayBuilder(string? source = null) : IDisposable
{
    private const int FirstLength = 1 << 10;
    private const int MostInMemory = (int)(NumberFile.SmallestMapped / sizeof(double));
    private const int Chunk = 1 << 16;

    private double[] _numbers = [];
    private int _count;
    private FileStream? _file;

    /// <summary>Numbers so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds numbers behind those that there are.</summary>
    /// <param name="numbers">Samples one after the other.</param>
    /// <exception cref="IOException">The temporary file cannot be written; there may be no room.</exception>
    public void Add(ReadOnlySpan<double> numbers)
    {
        while (numbers.Length > 0)
        {
            if (_count == _numbers.Length)
            {
                MakeRoom();
            }

            int now = Math.Min(numbers.Length, _numbers.Length - _count);
            numbers[..now].CopyTo(_numbers.AsSpan(_count));
            _count += now;
            Count += now;
            numbers = numbers[now..];
        }
    }

    /// <summary>The array; nothing can be added afterwards.</summary>
    /// <param name="sizes">The extents of a sample, channels last.</param>
    /// <exception cref="ArgumentException">The numbers are no whole number of such samples.</exception>
    /// <exception cref="IOException">The temporary file cannot be written.</exception>
    public SampleArray Build(params ReadOnlySpan<int> sizes)
    {
        if (_file is null)
        {
            Array.Resize(ref _numbers, _count);
            SampleArray array = SampleArray.FromArray(_numbers, source).Reshaped(sizes);
            (_numbers, _count) = ([], 0);
            return array;
        }

        WriteOut();
        _file.Flush();
        SampleArray mapped = new SampleArray(new MappedStore(_file, Count, source), [(int)Math.Min(int.MaxValue, Count)]).Reshaped(sizes);
        (_numbers, _file) = ([], null);
        return mapped;
    }

    /// <summary>Deletes the temporary file of an array that was not built.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
        _numbers = [];
    }

    private void MakeRoom()
    {
        if (_file is null && _numbers.Length < MostInMemory)
        {
            Array.Resize(ref _numbers, Math.Max(FirstLength, Math.Min(MostInMemory, 2 * _numbers.Length)));
            return;
        }

        _file ??= new FileStream(
            Path.Combine(Path.GetTempPath(), $"modelgen-{Path.GetRandomFileName()}.tmp"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 0,
            FileOptions.DeleteOnClose);
        WriteOut();
        _numbers = _numbers.Length > Chunk ? new double[Chunk] : _numbers;
    }

    private void WriteOut()
    {
        _file!.Write(MemoryMarshal.AsBytes<double>(_numbers.AsSpan(0, _count)));
        _count = 0;
    }
}
