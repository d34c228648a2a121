using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;

namespace ModelGen.IO;

/// <summary>Reads and checks a safetensors header. Trusts no number in it.</summary>
internal sealed class SafeTensorsReader(string source, ReadOnlyMemory<byte> content)
{
    /// <summary>The limit that the reference implementation has.</summary>
    internal const long MaximumHeader = 100_000_000;

    private const int MaximumRank = 64;
    private const int MaximumMessage = 1_000;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _metadata;

    private sealed record Entry(string Name, TensorType Type, long[] Shape, long Begin, long End);

    public SafeTensorsFile Read()
    {
        ReadOnlySpan<byte> bytes = content.Span;
        if (bytes.Length < 8)
        {
            throw Fault($"it has {bytes.Length} bytes, and the length of the header alone takes 8");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > MaximumHeader)
        {
            throw Fault($"its header claims {length} bytes; at most {MaximumHeader} are allowed");
        }

        if (length > (ulong)(bytes.Length - 8))
        {
            throw Fault($"its header claims {length} bytes and only {bytes.Length - 8} follow: the file is truncated");
        }

        ReadOnlySpan<byte> header = bytes.Slice(8, (int)length);
        if (header.IsEmpty || header[0] != (byte)'{')
        {
            throw Fault("its header does not begin with '{'");
        }

        if (!Utf8.IsValid(header))
        {
            throw Fault("its header is not UTF-8");
        }

        try
        {
            ReadHeader(header);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw Fault($"its header is not valid JSON ({fault.Message})", fault);
        }

        return new SafeTensorsFile(source, _metadata ?? [], Cut(content[(8 + (int)length)..]));
    }

    private void ReadHeader(ReadOnlySpan<byte> header)
    {
        // {"tensor": {"shape": [ ... is three levels deep
        var json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = 3 });
        json.Read();
        while (NextProperty(ref json, out string name))
        {
            if (name == SafeTensorsFile.MetadataKey)
            {
                ReadMetadata(ref json);
            }
            else if (!_entries.TryAdd(name, ReadEntry(ref json, name)))
            {
                throw Fault($"tensor '{name}' appears twice");
            }
        }

        // throws if anything but white space follows
        json.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader json)
    {
        if (_metadata is not null)
        {
            throw Fault($"{SafeTensorsFile.MetadataKey} appears twice");
        }

        _metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        Expect(ref json, JsonTokenType.StartObject, SafeTensorsFile.MetadataKey);
        while (NextProperty(ref json, out string key))
        {
            Expect(ref json, JsonTokenType.String, $"the metadata '{key}'");
            if (!_metadata.TryAdd(key, json.GetString()!))
            {
                throw Fault($"the metadata '{key}' appears twice");
            }
        }
    }

    private Entry ReadEntry(ref Utf8JsonReader json, string name)
    {
        string? typeName = null;
        long[]? shape = null, offsets = null;
        Expect(ref json, JsonTokenType.StartObject, $"tensor '{name}'");
        while (NextProperty(ref json, out string property))
        {
            string what = $"{property} of tensor '{name}'";
            switch (property)
            {
                case "dtype" when typeName is null:
                    Expect(ref json, JsonTokenType.String, what);
                    typeName = json.GetString()!;
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref json, what);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref json, what);
                    break;
                default:
                    throw Fault($"the {what} appears twice or is not part of the format");
            }
        }

        if (typeName is null || shape is null || offsets is not [long begin, long end])
        {
            throw Fault($"tensor '{name}' needs a dtype, a shape and two data_offsets");
        }

        TensorType type = TensorTypes.Parse(typeName)
            ?? throw Fault($"tensor '{name}' has the dtype '{typeName}'; U8, I64, F32 and F64 can be read");
        Check(name, type, shape, begin, end);
        return new Entry(name, type, shape, begin, end);
    }

    private void Check(string name, TensorType type, long[] shape, long begin, long end)
    {
        if (end < begin)
        {
            throw Fault($"tensor '{name}' ends at byte {end}, before it begins at {begin}");
        }

        UInt128 size = (UInt128)type.Size();
        foreach (long extent in shape)
        {
            size *= (UInt128)extent;
            if (size > long.MaxValue)
            {
                throw Fault($"the shape of tensor '{name}' overflows");
            }
        }

        if (size != (UInt128)(end - begin))
        {
            throw Fault(
                $"tensor '{name}' of shape [{string.Join(", ", shape)}] and dtype {type.Name()} needs {size} bytes; its data_offsets give {end - begin}");
        }
    }

    // the format allows neither holes nor overlaps
    private Dictionary<string, SafeTensor> Cut(ReadOnlyMemory<byte> data)
    {
        var tensors = new Dictionary<string, SafeTensor>(_entries.Count, StringComparer.Ordinal);
        long position = 0;
        foreach (Entry entry in _entries.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != position)
            {
                throw Fault($"tensor '{entry.Name}' begins at byte {entry.Begin} where {position} is expected: "
                    + (entry.Begin < position ? "it overlaps another tensor" : "there is a hole before it"));
            }

            if (entry.End > data.Length)
            {
                throw Fault($"tensor '{entry.Name}' ends at byte {entry.End} of {data.Length}: the file is truncated");
            }

            tensors.Add(entry.Name, new SafeTensor(source, entry.Name, entry.Type, entry.Shape, data[(int)entry.Begin..(int)entry.End]));
            position = entry.End;
        }

        return position == data.Length ? tensors : throw Fault($"{data.Length - position} bytes follow its last tensor");
    }

    private long[] ReadNumbers(ref Utf8JsonReader json, string what)
    {
        var numbers = new List<long>();
        Expect(ref json, JsonTokenType.StartArray, what);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long number) || number < 0)
            {
                throw Fault($"the {what} holds something other than integers from 0 to 2^63 - 1");
            }

            if (numbers.Count == MaximumRank)
            {
                throw Fault($"the {what} holds more than {MaximumRank} numbers");
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static bool NextProperty(ref Utf8JsonReader json, out string name)
    {
        json.Read();
        bool found = json.TokenType == JsonTokenType.PropertyName;
        name = found ? json.GetString()! : "";
        return found;
    }

    private void Expect(ref Utf8JsonReader json, JsonTokenType token, string what)
    {
        json.Read();
        if (json.TokenType != token)
        {
            throw Fault($"{what} is {json.TokenType} where {token} is expected");
        }
    }

    // a hostile name may be as long as the header
    private InvalidDataException Fault(string fault, Exception? inner = null) =>
        new($"'{source}' is not a valid safetensors file: {(fault.Length > MaximumMessage ? fault[..MaximumMessage] + "..." : fault)}.", inner);
}
