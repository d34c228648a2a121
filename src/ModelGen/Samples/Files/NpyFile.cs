namespace ModelGen.Samples.Files;

/// <summary>NumPy's format for one array (NEP 1).</summary>
internal static class NpyFile
{
    private const int Chunk = 1 << 20;

    public static SampleArray Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = File.OpenRead(path);
        return NumberFile.Open(path, file, NpyHeader.Read(path, file));
    }

    public static unsafe void Write(Stream stream, SampleArray array)
    {
        NumberStore numbers = array.Numbers;
        stream.Write(NpyHeader.Write(numbers.Type, numbers.IsSwapped == BitConverter.IsLittleEndian, array.Shape));
        long length = numbers.Count * numbers.Type.Size();
        fixed (byte* bytes = &numbers.Bytes)
        {
            for (long first = 0; first < length; first += Chunk)
            {
                stream.Write(new ReadOnlySpan<byte>(bytes + first, (int)Math.Min(Chunk, length - first)));
            }
        }

        GC.KeepAlive(numbers);
    }
}
