using System.Buffers.Binary;
using System.IO.Compression;

namespace ModelGen.Samples.Files;

/// <summary>
/// The format of MNIST (LeCun and Cortes): two zeros, the type, the number of axes, their lengths, then the numbers; all with the highest byte first.
/// </summary>
internal static class IdxFile
{
    public static SampleArray Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = File.OpenRead(path);
        bool isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        if (!isGzip)
        {
            return NumberFile.Open(path, file, Header(path, file));
        }

        try
        {
            using GZipStream unpacked = new(file, CompressionMode.Decompress);
            return NumberFile.Unpack(path, unpacked, Header(path, unpacked), file.Length);
        }
        catch (InvalidDataException error) when (!error.Message.Contains(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{path}' is damaged: {error.Message}", error);
        }
    }

    private static NumberHeader Header(string path, Stream stream)
    {
        Span<byte> start = stackalloc byte[4];
        NumberFile.ReadAll(path, stream, start, 0);
        if (start[0] != 0 || start[1] != 0 || start[3] == 0)
        {
            throw new InvalidDataException(
                $"'{path}' is no IDX file: it begins with {Convert.ToHexString(start)} instead of 0000, a type and a number of axes.");
        }

        NumberType type = start[2] switch
        {
            0x08 => NumberType.UInt8,
            0x09 => NumberType.Int8,
            0x0B => NumberType.Int16,
            0x0C => NumberType.Int32,
            0x0D => NumberType.Float32,
            0x0E => NumberType.Float64,
            _ => throw new InvalidDataException($"'{path}' has the type {start[2]:X2} at byte 2; 08, 09 and 0B to 0E can be read."),
        };
        byte[] lengths = new byte[4 * start[3]];
        NumberFile.ReadAll(path, stream, lengths, 4);
        int[] shape = [.. Enumerable.Range(0, start[3]).Select(axis => BinaryPrimitives.ReadInt32BigEndian(lengths.AsSpan(4 * axis)))];
        return shape.All(extent => extent >= 0)
            ? new NumberHeader(type, BitConverter.IsLittleEndian, IsFortran: false, shape, 4 + lengths.Length)
            : throw new InvalidDataException($"'{path}' says that it holds an array of [{string.Join(", ", shape)}].");
    }
}
