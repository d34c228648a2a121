using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ModelGen.Samples.Files;

/// <summary>
/// The header of .npy files: the bytes 93 'NUMPY', version, length, then a literal of Python such as
/// <c>{'descr': '&lt;f8', 'fortran_order': False, 'shape': (3, 4), }</c>.
/// </summary>
internal static partial class NpyHeader
{
    private const int LongestText = 1 << 16;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads as far as the first number.</summary>
    /// <exception cref="InvalidDataException">It is no such header, or one of something that holds no samples.</exception>
    public static NumberHeader Read(string path, Stream stream)
    {
        Span<byte> start = stackalloc byte[12];
        NumberFile.ReadAll(path, stream, start[..8], 0);
        if (!start[..6].SequenceEqual(Magic))
        {
            throw new InvalidDataException($"'{path}' is no .npy file: it does not begin with the bytes 93 'NUMPY'.");
        }

        int version = start[6];
        if (version is < 1 or > 3)
        {
            throw new InvalidDataException($"'{path}' is of version {version} of .npy, at byte 6; versions 1 to 3 can be read.");
        }

        int lengthBytes = version == 1 ? 2 : 4;
        NumberFile.ReadAll(path, stream, start.Slice(8, lengthBytes), 8);
        uint length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(start[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        if (length > LongestText)
        {
            throw new InvalidDataException($"'{path}' says at byte 8 that its header has {length} bytes; those of arrays of numbers have some hundred.");
        }

        byte[] text = new byte[length];
        NumberFile.ReadAll(path, stream, text, 8 + lengthBytes);
        return Parse(path, Encoding.UTF8.GetString(text), 8 + lengthBytes + (int)length);
    }

    /// <summary>The header of an array in C order, padded so that numbers start at a multiple of 64 bytes.</summary>
    public static byte[] Write(NumberType type, bool isBigEndian, IEnumerable<int> shape)
    {
        char order = type.Size() == 1 ? '|' : isBigEndian ? '>' : '<';
        char kind = type.IsFloating() ? 'f' : type is NumberType.Int8 or NumberType.Int16 or NumberType.Int32 or NumberType.Int64 ? 'i' : 'u';
        string extents = string.Concat(shape.Select(extent => extent.ToString(CultureInfo.InvariantCulture) + ", ")).TrimEnd(' ');
        string text = $"{{'descr': '{order}{kind}{type.Size()}', 'fortran_order': False, 'shape': ({extents}), }}";
        int length = (10 + text.Length + 1 + 63) / 64 * 64 - 10;
        byte[] header = new byte[10 + length];
        Magic.CopyTo(header);
        header[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)length);
        Encoding.ASCII.GetBytes(text.PadRight(length - 1) + "\n", header.AsSpan(10));
        return header;
    }

    private static NumberHeader Parse(string path, string text, int offset)
    {
        Match type = TypeEntry().Match(text);
        Match order = OrderEntry().Match(text);
        Match shape = ShapeEntry().Match(text);
        if (!type.Success || !order.Success || !shape.Success)
        {
            throw new InvalidDataException(
                $"'{path}' has a header that is no array of numbers: {text.Trim()[..Math.Min(text.Trim().Length, 100)]}; "
                + "save a plain array, such as numpy.save(path, x.astype('f4')).");
        }

        NumberType number = (type.Groups["kind"].Value + type.Groups["size"].Value) switch
        {
            "f2" => NumberType.Float16,
            "f4" => NumberType.Float32,
            "f8" => NumberType.Float64,
            "i1" => NumberType.Int8,
            "i2" => NumberType.Int16,
            "i4" => NumberType.Int32,
            "i8" => NumberType.Int64,
            "u1" or "b1" => NumberType.UInt8,
            "u2" => NumberType.UInt16,
            "u4" => NumberType.UInt32,
            "u8" => NumberType.UInt64,
            string other => throw new InvalidDataException(
                $"'{path}' holds numbers of type '{other}'; f2, f4, f8, b1 and i or u with 1, 2, 4 or 8 bytes can be read."),
        };
        int[] extents = [.. shape.Groups["shape"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(extent => int.TryParse(extent, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value
                : throw new InvalidDataException($"'{path}' has an axis of length '{extent}'; lengths up to {int.MaxValue} can be read."))];
        bool isBig = type.Groups["order"].Value == ">";
        return extents.Length > 0
            ? new NumberHeader(number, isBig == BitConverter.IsLittleEndian, order.Groups["order"].Value == "True", extents, offset)
            : throw new InvalidDataException($"'{path}' holds a single number and no array of samples.");
    }

    [GeneratedRegex(@"'descr'\s*:\s*'(?<order>[<>|=])(?<kind>[a-zA-Z])(?<size>\d+)'", RegexOptions.CultureInvariant)]
    private static partial Regex TypeEntry();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(?<order>True|False)", RegexOptions.CultureInvariant)]
    private static partial Regex OrderEntry();

    [GeneratedRegex(@"'shape'\s*:\s*\((?<shape>[^)]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex ShapeEntry();
}
