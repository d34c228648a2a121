using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ModelGen.IO;

/// <summary>
/// Writes the safetensors format: the header's length (8 bytes, little-endian), a JSON header padded to a multiple of 8 bytes, then
/// the numbers. Tensors are ordered by size of number, then by name, so that each is aligned and equal content gives equal bytes.
/// </summary>
public sealed class SafeTensorsWriter
{
    private readonly Dictionary<string, (TensorType Type, long[] Shape, byte[] Bytes)> _tensors = new(StringComparer.Ordinal);

    /// <summary>Free-form text about the file, written as <c>__metadata__</c>.</summary>
    public IDictionary<string, string> Metadata { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Adds a copy of double precision numbers.</summary>
    /// <param name="name">A name that no other tensor has.</param>
    /// <param name="shape">The extents; their product is the number of values.</param>
    /// <param name="values">The numbers, row-major.</param>
    /// <exception cref="ArgumentException">The name is taken or reserved, or the shape has another number of values.</exception>
    public void Add(string name, ReadOnlySpan<long> shape, ReadOnlySpan<double> values)
    {
        byte[] bytes = Reserve(name, TensorType.F64, shape, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8 * i), values[i]);
        }
    }

    /// <summary>Adds a copy of single precision numbers.</summary>
    /// <inheritdoc cref="Add(string, ReadOnlySpan{long}, ReadOnlySpan{double})"/>
    public void Add(string name, ReadOnlySpan<long> shape, ReadOnlySpan<float> values)
    {
        byte[] bytes = Reserve(name, TensorType.F32, shape, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        }
    }

    /// <summary>Adds a copy of 64-bit integers.</summary>
    /// <inheritdoc cref="Add(string, ReadOnlySpan{long}, ReadOnlySpan{double})"/>
    public void Add(string name, ReadOnlySpan<long> shape, ReadOnlySpan<long> values)
    {
        byte[] bytes = Reserve(name, TensorType.I64, shape, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8 * i), values[i]);
        }
    }

    /// <summary>Adds a copy of bytes.</summary>
    /// <inheritdoc cref="Add(string, ReadOnlySpan{long}, ReadOnlySpan{double})"/>
    public void Add(string name, ReadOnlySpan<long> shape, ReadOnlySpan<byte> values) =>
        values.CopyTo(Reserve(name, TensorType.U8, shape, values.Length));

    /// <summary>Writes the file, replacing an old one only when the new one is complete.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the format to a stream.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        string[] names = [.. _tensors.Keys.OrderByDescending(name => _tensors[name].Type.Size()).ThenBy(name => name, StringComparer.Ordinal)];
        ReadOnlySpan<byte> header = Header(names);
        int padding = (8 - header.Length % 8) % 8;

        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length + padding);
        stream.Write(length);
        stream.Write(header);
        stream.Write("        "u8[..padding]);
        foreach (string name in names)
        {
            stream.Write(_tensors[name].Bytes);
        }
    }

    private ReadOnlySpan<byte> Header(string[] names)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        if (Metadata.Count > 0)
        {
            json.WriteStartObject(SafeTensorsFile.MetadataKey);
            foreach ((string key, string value) in Metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }

        long offset = 0;
        foreach (string name in names)
        {
            (TensorType type, long[] shape, byte[] bytes) = _tensors[name];
            json.WriteStartObject(name);
            json.WriteString("dtype", type.Name());
            WriteNumbers(json, "shape", shape);
            WriteNumbers(json, "data_offsets", [offset, offset + bytes.Length]);
            json.WriteEndObject();
            offset += bytes.Length;
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static void WriteNumbers(Utf8JsonWriter json, string property, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(property);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private byte[] Reserve(string name, TensorType type, ReadOnlySpan<long> shape, int length)
    {
        ArgumentNullException.ThrowIfNull(name);
        Int128 product = 1;
        foreach (long extent in shape)
        {
            product = extent < 0 || product > int.MaxValue ? -1 : product * extent;
        }

        if (product != length)
        {
            throw new ArgumentException($"The shape [{string.Join(", ", shape.ToArray())}] of tensor '{name}' does not have {length} numbers.", nameof(shape));
        }

        byte[] bytes = new byte[checked(length * type.Size())];
        if (name == SafeTensorsFile.MetadataKey || !_tensors.TryAdd(name, (type, shape.ToArray(), bytes)))
        {
            throw new ArgumentException($"The name '{name}' of a tensor is {(name == SafeTensorsFile.MetadataKey ? "reserved" : "taken")}.", nameof(name));
        }

        return bytes;
    }
}
