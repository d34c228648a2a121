namespace ModelGen.Samples.Files;

/// <summary>Numbers behind a header, from a file or a compressed stream; no memory is asked for before the lengths agree.</summary>
internal static class NumberFile
{
    // what is smaller is copied, so that the file may change afterwards
    internal const long SmallestMapped = 64 << 20;

    // deflate gives at most 1,032 bytes for one
    private const long LargestRatio = 1032;

    /// <summary>Fills a span.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="stream">Where from.</param>
    /// <param name="bytes">What is filled.</param>
    /// <param name="at">Where in the file it starts, for the message.</param>
    /// <exception cref="InvalidDataException">The stream ends before.</exception>
    public static void ReadAll(string path, Stream stream, Span<byte> bytes, long at)
    {
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
        {
            throw new InvalidDataException($"'{path}' ends after {at + read} bytes, where {at + bytes.Length} were expected.");
        }
    }

    /// <summary>The numbers of a file that is not compressed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="file">It, behind the header.</param>
    /// <param name="header">Its header.</param>
    public static SampleArray Open(string path, FileStream file, NumberHeader header)
    {
        header.RequireLength(path, file.Length - header.Offset);
        if (file.Length - header.Offset >= SmallestMapped && !IsTransposed(header))
        {
            return new SampleArray(new MappedStore(path, header.Offset, header.Count(path), header.Type, header.IsSwapped), header.Shape);
        }

        return Load(path, file, header);
    }

    /// <summary>The numbers of a compressed stream.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="stream">It, behind the header.</param>
    /// <param name="header">The header.</param>
    /// <param name="compressedLength">Bytes in the file; a stream cannot have many more than a thousand times as much.</param>
    public static SampleArray Unpack(string path, Stream stream, NumberHeader header, long compressedLength)
    {
        long expected = header.Count(path) * header.Type.Size();
        if (expected > LargestRatio * (compressedLength + 1))
        {
            throw new InvalidDataException(
                $"'{path}' says that it holds an array of [{string.Join(", ", header.Shape)}] of {header.Type}, and has {compressedLength} compressed "
                + "bytes, too few for it.");
        }

        SampleArray array = Load(path, stream, header);
        return stream.ReadByte() < 0 ? array : throw new InvalidDataException(
            $"'{path}' holds more than the {expected} bytes behind byte {header.Offset} that an array of [{string.Join(", ", header.Shape)}] of {header.Type} "
            + "takes.");
    }

    private static SampleArray Load(string path, Stream stream, NumberHeader header)
    {
        long length = header.Count(path) * header.Type.Size();
        if (length > Array.MaxLength)
        {
            throw new InvalidDataException(
                $"'{path}' holds {length} bytes, more than fit into an array; save it in C order (numpy.ascontiguousarray) and not compressed: "
                + "then it need not be loaded.");
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)length);
        ReadAll(path, stream, bytes, header.Offset);
        bytes = IsTransposed(header) ? Transposed(bytes, header) : bytes;
        return new SampleArray(new ArrayStore(bytes, header.Type, header.IsSwapped, path), header.Shape);
    }

    private static bool IsTransposed(NumberHeader header) => header.IsFortran && header.Shape.Count(extent => extent != 1) > 1;

    /// <summary>The last axis fastest, instead of the first.</summary>
    private static byte[] Transposed(byte[] bytes, NumberHeader header)
    {
        int size = header.Type.Size();
        byte[] result = GC.AllocateUninitializedArray<byte>(bytes.Length);
        int[] place = new int[header.Shape.Length];
        for (int from = 0; from < bytes.Length; from += size)
        {
            long to = 0;
            for (int axis = 0; axis < place.Length; axis++)
            {
                to = to * header.Shape[axis] + place[axis];
            }

            bytes.AsSpan(from, size).CopyTo(result.AsSpan((int)(to * size)));
            for (int axis = 0; axis < place.Length && ++place[axis] == header.Shape[axis]; axis++)
            {
                place[axis] = 0;
            }
        }

        return result;
    }
}
