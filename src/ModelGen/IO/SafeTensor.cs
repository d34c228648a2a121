using System.Buffers.Binary;

namespace ModelGen.IO;

/// <summary>A tensor of a safetensors file: a shape and row-major numbers.</summary>
public sealed class SafeTensor
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly string _source;

    internal SafeTensor(string source, string name, TensorType type, long[] shape, ReadOnlyMemory<byte> bytes)
    {
        _source = source;
        _bytes = bytes;
        Name = name;
        Type = type;
        Shape = Array.AsReadOnly(shape);
    }

    /// <summary>The tensor's name.</summary>
    public string Name { get; }

    /// <summary>What its numbers are.</summary>
    public TensorType Type { get; }

    /// <summary>The extent of each dimension; empty for a single number.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>How many numbers it holds.</summary>
    public int Length => _bytes.Length / Type.Size();

    /// <summary>Its numbers as they are in the file.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>Copies an F64 tensor, or an F32 tensor widened.</summary>
    /// <exception cref="InvalidDataException">The tensor has another type or length.</exception>
    public void CopyTo(Span<double> target)
    {
        Check(target.Length, Type is TensorType.F32 or TensorType.F64, "F64 or F32");
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = Type == TensorType.F32
                ? BinaryPrimitives.ReadSingleLittleEndian(Bytes[(4 * i)..])
                : BinaryPrimitives.ReadDoubleLittleEndian(Bytes[(8 * i)..]);
        }
    }

    /// <summary>Copies an F32 tensor, or an F64 tensor rounded.</summary>
    /// <exception cref="InvalidDataException">The tensor has another type or length.</exception>
    public void CopyTo(Span<float> target)
    {
        Check(target.Length, Type is TensorType.F32 or TensorType.F64, "F32 or F64");
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = Type == TensorType.F32
                ? BinaryPrimitives.ReadSingleLittleEndian(Bytes[(4 * i)..])
                : (float)BinaryPrimitives.ReadDoubleLittleEndian(Bytes[(8 * i)..]);
        }
    }

    /// <summary>Copies an I64 tensor.</summary>
    /// <exception cref="InvalidDataException">The tensor has another type or length.</exception>
    public void CopyTo(Span<long> target)
    {
        Check(target.Length, Type == TensorType.I64, "I64");
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = BinaryPrimitives.ReadInt64LittleEndian(Bytes[(8 * i)..]);
        }
    }

    private void Check(int length, bool typeFits, string expected)
    {
        if (!typeFits)
        {
            throw new InvalidDataException($"'{_source}': tensor '{Name}' holds {Type.Name()} numbers where {expected} is expected.");
        }

        if (length != Length)
        {
            throw new InvalidDataException($"'{_source}': tensor '{Name}' holds {Length} numbers where {length} are expected.");
        }
    }
}
